CREATE TABLE `recovery_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_account` ON `recovery_codes` (`account_id`);--> statement-breakpoint
CREATE TABLE `second_factors` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`secret` blob NOT NULL,
	`credential_id` text,
	`counter` integer NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `second_factors_credential_id_unique` ON `second_factors` (`credential_id`);--> statement-breakpoint
CREATE INDEX `second_factors_account` ON `second_factors` (`account_id`);--> statement-breakpoint
CREATE TABLE `sign_in_analyses` (
	`month` text PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`auth_session_id` text,
	`device` text NOT NULL,
	`network` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sign_in_history_account` ON `sign_in_history` (`account_id`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_history_at` ON `sign_in_history` (`at`);--> statement-breakpoint
CREATE TABLE `sign_in_locks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`alarmed_at` integer
);
--> statement-breakpoint
CREATE INDEX `sign_in_locks_key` ON `sign_in_locks` (`key`,`until`);--> statement-breakpoint
CREATE INDEX `sign_in_locks_at` ON `sign_in_locks` (`at`);--> statement-breakpoint
CREATE TABLE `sign_in_tickets` (
	`ticket_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`sent` integer NOT NULL,
	`code_hash` text,
	`code_expires_at` integer,
	`challenge` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `accounts` ADD `is_first` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `accounts` SET `is_first` = true;--> statement-breakpoint
ALTER TABLE `accounts` ADD `email_verified_at` integer;--> statement-breakpoint
ALTER TABLE `accounts` ADD `two_step_since` integer;--> statement-breakpoint
ALTER TABLE `auth_sessions` ADD `proven_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `auth_sessions` ADD `device` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `auth_sessions` ADD `network` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `account_id` text REFERENCES accounts(id) ON DELETE cascade;--> statement-breakpoint
ALTER TABLE `one_time_links` ADD `email` text;--> statement-breakpoint
CREATE INDEX `one_time_links_account` ON `one_time_links` (`account_id`);