import type { FacilitatorCommand } from '../../sessions/commands.ts';
import type { Language } from '../../sessions/state.ts';
import { consoleTexts } from '../texts/console.ts';

/** The sentence that tells a command was done; null for what the desk itself shows well enough. */
export function didText(command: FacilitatorCommand, title: string, language: Language): string | null {
  const texts = consoleTexts[language].did;
  switch (command.type) {
    case 'close-round':
    case 'reopen-round':
    case 'show-round':
    case 'assign-team':
      return texts[command.type];
    case 'show-results':
      return command.shown ? texts.shown : texts.covered;
    case 'hide-contribution':
      return command.hidden ? texts.hidden : texts.unhidden;
    case 'lock-joining':
      return command.locked ? texts.locked : texts.unlocked;
    case 'pause-session':
      return command.paused ? texts.paused : texts.resumed;
    case 'delete-round':
    case 'move-round':
    case 'edit-round':
    case 'add-round':
    case 'duplicate-round':
      return texts[command.type](title);
    case 'set-timer':
    case 'extend-timer':
      return texts.timer;
    case 'restore-round':
    case 'open-round':
    case 'admit-participant':
    case 'remove-participant':
    case 'stop-session':
      return null;
  }
}

/**
 * Is what was done worth a sentence on the page, with its undo? What one sees happen at the place one looks at (a
 * title typed, a row moved, a timer that runs) is not: it is undone by key or by the undo button just as well.
 */
export function isAnnounced(command: FacilitatorCommand): boolean {
  switch (command.type) {
    case 'close-round':
    case 'reopen-round':
    case 'show-results':
    case 'hide-contribution':
    case 'lock-joining':
    case 'pause-session':
    case 'show-round':
    case 'delete-round':
      return true;
    default:
      return false;
  }
}
