CREATE TABLE `round_keys` (
	`session_id` text NOT NULL,
	`round_id` text NOT NULL,
	`key` blob NOT NULL,
	PRIMARY KEY(`session_id`, `round_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `secret_ballots` (
	`session_id` text NOT NULL,
	`round_id` text NOT NULL,
	`voter` text NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`session_id`, `round_id`, `voter`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `secret_rounds` (
	`session_id` text NOT NULL,
	`round_id` text NOT NULL,
	`body` text NOT NULL,
	`checksum` integer NOT NULL,
	PRIMARY KEY(`session_id`, `round_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `participants` ADD `notice` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `rehearsal` integer DEFAULT false NOT NULL;
