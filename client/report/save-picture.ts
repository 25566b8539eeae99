export type PictureFormat = 'png' | 'svg';

/** Saves a part of the page as a picture file. What draws it is loaded when it is first wanted. */
export async function savePicture(node: HTMLElement, format: PictureFormat, title: string): Promise<void> {
  const { pngOf, svgOf } = await import('./picture.ts');
  const blob =
    format === 'png'
      ? await pngOf(node, title)
      : new Blob([(await svgOf(node, title)).source], { type: 'image/svg+xml' });
  download(blob, `${fileNameOf(title)}.${format}`);
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes it over in this turn; later nobody needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Letters and digits of a title, as the exports have it. */
function fileNameOf(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'round';
}
