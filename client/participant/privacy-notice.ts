/** The version of the two-line notice shown before anything is entered. A change of its words is a new version. */
export const PRIVACY_NOTICE_VERSION = '1.0';
