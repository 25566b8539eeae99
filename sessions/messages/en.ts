import type { RefusalMessages } from './refusal-messages.ts';

/** The refusals in English. */
export const en: RefusalMessages = {
  'bad-input':
    'Something in this request was not filled in as expected. Nothing was changed; check it and try again.',
  'too-large': 'This is larger than the server takes. Nothing was changed; make it smaller and try again.',
  'unknown-command':
    'The server does not know this action. Nothing was changed; reload the page to get the newest version.',
  'unsupported-protocol': 'This page is older or newer than the server. Reload it; your answers are kept.',
  'not-allowed': 'You may not do this here. Nothing was changed.',
  'not-found': 'This is not here, or not yours to see. Check the address, or go back to your sessions.',
  conflict:
    'This was changed somewhere else in the meantime. Nothing was overwritten; look at the newest version and try again.',
  'internal-error':
    'Something went wrong on the server. Whatever was confirmed before is safe; try again, and give the reference number if it stays.',

  'not-yourself':
    'This cannot be done to your own account, so that nobody locks themselves out. Ask somebody else who may.',
  'member-unknown':
    'Nobody in your organisation signs in with this address. Check the spelling, or have them invited first.',
  'two-step-missing':
    'The pages of the staff open only for who signs in with two steps. Set that up in your account and sign in again.',
  'account-disabled':
    'This account is out of use for now. Its sessions and results are kept; ask a manager of your organisation.',
  'last-manager':
    'You are the only manager of an organisation that others belong to. Nothing was deleted: make somebody else a manager first.',
  'sessions-running':
    'A session of yours is still running, with people in it. Nothing was deleted: stop it first.',
  'plan-limit-reached':
    'Your organisation has started as many sessions this month as its plan allows. This one is kept as it is: start it next month, or choose a larger plan.',
  'sign-in-required': 'You are not signed in any more. Running sessions go on; sign in to continue.',
  'sign-in-failed': 'The e-mail address and password do not go together. Check both and try again.',
  'token-refused': 'This link or place in the session is no longer valid. Ask the facilitator for a new one.',
  'origin-refused':
    'This request came from a page that is not ours, so nothing was done. Open the product at its own address and try again.',
  'too-many-attempts':
    'There were too many wrong attempts from this place. Wait a few minutes and try again; running sessions go on.',
  'proof-required':
    'Much is asked from many places right now, so this takes a moment longer. Stay on this page; a session is joined at once by its QR code.',
  'password-too-weak':
    'This password is too easy to guess. Take at least 8 characters with a digit and a capital, and nothing common.',
  'link-used':
    'This link was used already or has run out. Restart the server for a new one, or sign in if you have an account.',
  'link-over':
    'This link was used already or has run out. Ask for a new one; nothing was changed by this one.',
  'code-wrong':
    'This is not the right code. Type the newest one; after five wrong codes signing in begins anew.',
  'sign-in-over': 'This attempt is over. Nothing was changed; begin again with your password.',
  'proof-of-owner-required':
    'This asks for your password once more, because it changes who can get into your account. Nothing was changed yet.',
  'pin-wrong': 'This is not your PIN. After five wrong ones the lock takes your password.',
  'pin-over': 'The lock takes your password now. Once you gave it, the PIN works again.',
  'pin-too-weak':
    'This PIN is one of the first that others try. Take no row such as 1234 and not one digit over and over.',
  'sign-up-closed': 'Accounts here are made by invitation. Ask whoever runs this Rondo for one.',
  'code-unknown':
    'No session is open under this code. Check it with the screen; a code ends when its session stops.',
  'joining-locked': 'The facilitator has closed the door for now. Ask to have it opened and try again.',
  'session-full': 'This session has no place left. Ask the facilitator whether somebody can make room.',
  'name-required': 'This session asks for a name. Fill one in to join.',
  'name-not-asked': 'This session does not want names, so nothing was kept. Join without one.',
  'team-required': 'This session works in teams. Choose one to join.',
  'team-unknown': 'This team does not exist in the session. Choose one from the list.',
  'participant-removed': 'The facilitator has taken you out of this session. What you gave before is kept.',
  'participant-unknown': 'This participant is not in the session. Nothing was changed.',
  'waiting-for-admission': 'The facilitator has not let you in yet. Stay on this page; it goes on by itself.',

  'session-not-live': 'This session is not running. Wait until the facilitator starts it.',
  'session-already-started':
    'This session has started already, so its preparation can no longer be changed. Use the console, or duplicate it.',
  'session-not-stopped': 'This session has not stopped yet. Stop it first; then its results are here.',
  'session-paused':
    'The session is paused. Your answer is kept on this page; send it when the session goes on.',
  'session-stopped': 'This session has stopped. Everything counted before is kept for its owner.',
  'agenda-empty': 'There is no round in the agenda yet. Add one first.',

  'round-unknown': 'This round does not exist any more. Nothing was changed.',
  'round-kind-unknown': 'The server does not know this kind of round. Reload the page and choose another.',
  'file-unreadable':
    'This file is no agenda of Rondo, or part of it is missing. Nothing was made; choose a file that was exported here.',
  'file-too-new':
    'This file was made by a newer Rondo. Nothing was made; update this server, or export the file anew.',
  'round-config-invalid':
    'The settings of this round are not complete or not possible. Nothing was changed; look at what is marked.',
  'round-not-planned':
    'This round has been opened already, so it can no longer be changed. Duplicate it to go on from it.',
  'round-not-open': 'This round is closed. What was counted before it closed stays counted.',
  'round-not-closed': 'This round is still open. Close it first.',
  'round-already-open': 'This round is open already.',
  'round-collects-nothing': 'This round only shows something: there is nothing to answer.',
  'round-final':
    'This was a secret vote and it is closed: nobody can know any more who voted what, so nothing in it can change.',
  'not-repeatable': 'Only a vote that was opened before can be repeated.',
  'too-many-rounds': 'The agenda has as many rounds as it can hold. Delete one to make room.',
  'no-items': 'There is nothing to vote on yet. Add options, or take them from a round with contributions.',
  'too-many-items':
    'There are more options than a vote can hold. Hide or remove some and open the round again.',
  'too-few-items':
    'There is too little to compare: it takes two options at least. Add some, and open the round again.',
  'too-many-to-weigh':
    'How much more one matters than another can be asked of ten options at most, and here there are more. Take fewer, or set this round to “Which of the two”.',
  'timer-not-running': 'No timer is running in this round. Start one first.',

  'contribution-unknown': 'This contribution is not there any more. Nothing was changed.',
  'contribution-not-yours': 'Only its author can change this contribution. Nothing was changed.',
  'contribution-limit-reached':
    'You have given as many contributions as this round takes. Change or withdraw one to give another.',
  'contribution-too-long':
    'This text is too long for this round. It is kept on this page; shorten it and send it again.',
  'contribution-empty': 'There is no text in this contribution yet. Write something and send it again.',
  'round-full': 'This round holds as many contributions as it can. All that were counted are kept.',
  'category-unknown': 'Choose one of the categories first; your text is still here.',
  'contribution-votes-off': 'Contributions in this round take no votes.',
  'comments-off': 'Contributions in this round take no comments.',
  'comment-unknown': 'That comment is not there any more.',
  'too-many-comments': 'This contribution has all the comments it can hold.',
  'clustering-off': 'Grouping is not open to participants right now.',
  'too-many-clusters': 'There are as many groups as there can be. Merge some first.',
  'cluster-unknown': 'That group is not there any more. Look at the board and try again.',

  'ballot-invalid':
    'This vote could not be read, so it was not counted. An earlier vote still counts; try again.',
  'item-unknown':
    'One of these options is not in this round, so the vote was not counted. An earlier vote still counts; choose again.',
  'too-many-picks':
    'You chose more than this round allows, so it was not counted. Take some away and vote again.',
  'too-few-picks': 'Something is still missing, so the vote was not counted. Complete it and vote again.',
  'abstain-not-allowed': 'This round has no abstention. Choose an option to vote.',
  'score-out-of-scale': 'One of the scores lies outside the scale, so the vote was not counted. Score again.',
  'over-budget': 'You gave away more than you have, so it was not counted. Take some back and vote again.',
  'under-budget':
    'There is something left to give in this round, so it was not counted yet. Give it all away and vote again.',
  'item-over-cap':
    'One option got more than it may in this round, so it was not counted. Take some back and vote again.',
  'reason-required': 'Say in a few words what holds you back, then vote again.',
  'team-missing':
    'Teams vote in this round, and you are not in a team yet. Ask the facilitator to put you in one.',
  'pen-elsewhere': 'Somebody else of your team is writing now. Take over the pen to change the vote.',
  'votes-by-person': 'Everybody votes for themselves in this round.',
  'ballot-missing': 'There is no vote of yours in this round to withdraw.',

  'owner-unreachable':
    'The session is being taken over by another server. Your answer is kept and sent again by itself.',
  'read-only':
    'The server cannot store anything at the moment. All that was confirmed is safe; it goes on by itself once there is room.',
  busy: 'The server is very busy at the moment. Nothing was lost; try again in a moment.',

  'journal-damaged':
    'Part of what was stored of this session cannot be read. All before that point is safe; the operator has to look at it.',
};
