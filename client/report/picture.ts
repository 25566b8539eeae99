/** Room around what is drawn, and the line its title stands on, in CSS pixels. */
const MARGIN = 32;
const TITLE = 56;
/** Sharp on paper and on a large screen. */
const PIXELS_EACH = 2;

/**
 * A part of the page as an SVG picture that needs nothing else: its own markup, the page's styles, and the type face
 * inside. (Libraries that do this copy computed styles element by element, which loses what a chart's own marks look
 * like, and set the base address of a document, which our policy forbids.)
 */
export async function svgOf(
  node: HTMLElement,
  title: string,
): Promise<{ source: string; width: number; height: number }> {
  const box = node.getBoundingClientRect();
  const width = Math.ceil(box.width) + 2 * MARGIN;
  const height = Math.ceil(box.height) + 2 * MARGIN + TITLE;
  const heading = document.createElement('h2');
  heading.textContent = title;
  const serializer = new XMLSerializer();
  const styles = document.createElementNS('http://www.w3.org/1999/xhtml', 'style');
  styles.textContent = [await typeFaces(), rulesOf(document.styleSheets), own(width)].join('\n');
  const source = `<svg xmlns="http://www.w3.org/2000/svg" data-theme="light" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><foreignObject width="100%" height="100%"><html xmlns="http://www.w3.org/1999/xhtml">${serializer.serializeToString(styles)}<body class="picture">${serializer.serializeToString(heading)}${serializer.serializeToString(node)}</body></html></foreignObject></svg>`;
  return { source, width, height };
}

/** The same as pixels. */
export async function pngOf(node: HTMLElement, title: string): Promise<Blob> {
  const { source, width, height } = await svgOf(node, title);
  const image = new Image(width, height);
  // As a data address: from any other the canvas would count as somebody else's and could not be read back.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PIXELS_EACH;
  canvas.height = height * PIXELS_EACH;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser made no picture of the canvas');
  return blob;
}

/** A picture is light, stands still, and has paper around it. */
function own(width: number): string {
  return `*, *::before, *::after { animation: none !important; transition: none !important; }
.picture { box-sizing: border-box; width: ${width}px; min-height: 100%; margin: 0; padding: ${MARGIN}px; background: var(--surface); }
.picture > h2 { height: ${TITLE}px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }`;
}

function rulesOf(sheets: StyleSheetList): string {
  return [...sheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => !(rule instanceof CSSFontFaceRule))
    .map(({ cssText }) => cssText)
    .join('\n');
}

/** The faces that are in use on the page, each with its file inside. */
async function typeFaces(): Promise<string> {
  const used = [...document.fonts].filter(({ status }) => status === 'loaded');
  const faces: Promise<string>[] = [];
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSFontFaceRule && used.some((face) => isOf(face, rule)))
        faces.push(withFile(rule, sheet.href ?? location.href));
  return (await Promise.all(faces)).join('\n');
}

function isOf(face: FontFace, { style }: CSSFontFaceRule): boolean {
  const plain = (text: string): string => text.replace(/["'\s]/g, '').toUpperCase();
  return (
    face.weight === style.getPropertyValue('font-weight') &&
    plain(face.unicodeRange) === plain(style.getPropertyValue('unicode-range'))
  );
}

async function withFile({ cssText }: CSSFontFaceRule, base: string): Promise<string> {
  const [address, path] = /url\("?([^")]+)"?\)/.exec(cssText) ?? [];
  if (address === undefined || path === undefined) return cssText;
  const file = await (await fetch(new URL(path, base))).blob();
  return cssText.replace(address, `url("${await dataAddressOf(file)}")`);
}

function dataAddressOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(new Error('a type face could not be read'));
    reader.readAsDataURL(file);
  });
}
