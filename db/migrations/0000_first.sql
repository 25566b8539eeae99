CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`password_hash` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_key_unique` ON `accounts` (`email_key`);--> statement-breakpoint
CREATE TABLE `auth_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_sessions_secret_hash_unique` ON `auth_sessions` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `auth_sessions_account` ON `auth_sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `failed_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `failed_attempts_kind` ON `failed_attempts` (`kind`,`at`);--> statement-breakpoint
CREATE INDEX `failed_attempts_source` ON `failed_attempts` (`kind`,`source`,`at`);--> statement-breakpoint
CREATE TABLE `images` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `issued_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`issued_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `journal` (
	`session_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`command_id` text,
	`body` text NOT NULL,
	`checksum` integer NOT NULL,
	PRIMARY KEY(`session_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `participants` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`name` text,
	`team_id` text,
	`token_hash` text NOT NULL,
	`receipt_hash` text NOT NULL,
	`joined_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `participants_session` ON `participants` (`session_id`);--> statement-breakpoint
CREATE INDEX `participants_removed` ON `participants` (`session_id`,`removed_at`) WHERE "participants"."removed_at" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `result_ballots` (
	`session_id` text NOT NULL,
	`round_id` text NOT NULL,
	`position` integer NOT NULL,
	`participant_id` text,
	`body` text NOT NULL,
	PRIMARY KEY(`session_id`, `round_id`, `position`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `result_contributions` (
	`session_id` text NOT NULL,
	`round_id` text NOT NULL,
	`contribution_id` text NOT NULL,
	`position` integer NOT NULL,
	`participant_id` text,
	`body` text NOT NULL,
	PRIMARY KEY(`session_id`, `round_id`, `contribution_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `result_rounds` (
	`session_id` text NOT NULL,
	`round_id` text NOT NULL,
	`position` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`session_id`, `round_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `room_leases` (
	`session_id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`fence` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`head` integer NOT NULL,
	`head_checksum` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`settings` text NOT NULL,
	`agenda` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`epoch` integer NOT NULL,
	`code` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`started_at` integer,
	`stopped_at` integer,
	`results_at` integer,
	`summary` text,
	`damaged_after` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_code_unique` ON `sessions` (`code`);--> statement-breakpoint
CREATE INDEX `sessions_owner` ON `sessions` (`owner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `sessions_stopped` ON `sessions` (`stopped_at`);--> statement-breakpoint
CREATE INDEX `sessions_unfinished` ON `sessions` (`status`) WHERE "sessions"."results_at" IS NULL;--> statement-breakpoint
CREATE TABLE `storage_probe` (
	`id` integer PRIMARY KEY NOT NULL,
	`filler` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `voter_keys` (
	`session_id` text PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
