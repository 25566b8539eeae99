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
    case 'repeat-round':
      return texts[command.type](title);
    case 'freeze-results':
      return command.frozen ? texts.frozen : texts.unfrozen;
    case 'show-team-results':
      return command.shown ? texts.teamsShown : texts.teamsCovered;
    case 'ban-word':
      return command.banned ? texts.banned(command.word) : texts.unbanned(command.word);
    case 'hide-comment':
      return command.hidden ? texts.commentHidden : texts.commentUnhidden;
    case 'mark-answered':
      return command.answered ? texts.answered : texts.unanswered;
    case 'spotlight':
      return command.target === null ? texts.spotlightOff : texts.spotlight;
    case 'approve-contribution':
    case 'correct-contribution':
    case 'arrange':
    case 'enter-ballot':
    case 'withdraw-entered-ballot':
      return texts[command.type];
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
    case 'repeat-round':
    case 'freeze-results':
    case 'ban-word':
    case 'hide-comment':
    case 'mark-answered':
    case 'correct-contribution':
    case 'enter-ballot':
    case 'withdraw-entered-ballot':
      return true;
    default:
      return false;
  }
}
