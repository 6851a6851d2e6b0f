/// The tables that the database layer keeps for everybody: claims, outbox, jobs, nodes, audit log.
public enum DatabaseMigrations {
    public static let all: [Migration] = [
        Migration(
            module: "database", number: 1, name: "create-idempotency-keys",
            [
                .createTable(
                    Table(
                        "idempotency_keys",
                        [
                            .text("principal"), .text("operation"), .text("key"), .text("request_hash"),
                            .integer("status"), .text("answer", personal: .answer), .integer("expires_at"),
                        ], primaryKey: "principal, operation, key")),
                .createIndex(Index("idempotency_keys_by_expiry", on: "idempotency_keys", "expires_at")),
            ]),
        outbox, jobs,
        Migration(
            module: "database", number: 4, name: "create-nodes",
            [
                .createTable(
                    Table(
                        "nodes",
                        [
                            .integer("number", "CHECK (number BETWEEN 0 AND 1023)"), .text("owner"),
                            .integer("lease_until"),
                        ], primaryKey: "number"))
            ]),
        Migration(
            module: "database", number: 5, name: "create-audit-log",
            [
                .createTable(
                    Table(
                        "audit_log",
                        [
                            .integer("id"), .integer("at"), .text("actor"), .text("action"), .text("subject"),
                            .text("details"), .text("request_id", optional: true),
                        ], primaryKey: "id")),
                .createIndex(Index("audit_log_by_time", on: "audit_log", "at, id")),
                .createIndex(Index("audit_log_by_subject", on: "audit_log", "subject, at, id")),
                .createIndex(Index("audit_log_by_actor", on: "audit_log", "actor, at, id")),
            ]),
        Migration(
            module: "database", number: 6, name: "create-shared-secrets",
            [
                .createTable(
                    Table(
                        "shared_secrets", [.text("name"), Column("value", .blob), .integer("created_at")],
                        primaryKey: "name"))
            ]),
        ImportJournal.migration,
        Blobs.migration,
        Blobs.sizesMigration,
        SettingValues.migration,
        Migration(
            module: "database", number: 11, name: "index-audit-log-by-action",
            [.createIndex(Index("audit_log_by_action", on: "audit_log", "action, at, id"))]),
        PiecedFiles.migration,
    ]

    /// On SQLite the sequence is the position: one writer, so rows become visible in the order of their numbers. On
    /// PostgreSQL the sequencer gives positions, and remembers the last one apart from the events, which are swept.
    private static let outbox = Migration(
        module: "database", number: 2, name: "create-outbox",
        [
            .only(
                .sqlite,
                """
                CREATE TABLE outbox_events (
                    sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, aggregate TEXT NOT NULL,
                    payload TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT
                """),
            .only(
                .postgres,
                """
                CREATE TABLE outbox_events (
                    sequence BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, position BIGINT,
                    kind TEXT COLLATE "C" NOT NULL, aggregate TEXT COLLATE "C" NOT NULL,
                    payload TEXT NOT NULL, created_at BIGINT NOT NULL)
                """),
            .only(.postgres, "CREATE UNIQUE INDEX outbox_events_by_position ON outbox_events (position)"),
            .only(.postgres, "CREATE INDEX outbox_events_unplaced ON outbox_events (sequence) WHERE position IS NULL"),
            .only(.postgres, "CREATE TABLE outbox_head (position BIGINT NOT NULL)"),
            .only(.postgres, "INSERT INTO outbox_head (position) VALUES (0)"),
            .createTable(
                Table(
                    "outbox_subscribers", [.text("name"), .integer("position", "CHECK (position >= 0)")],
                    primaryKey: "name")),
            .createTable(
                Table(
                    "outbox_failures",
                    [
                        .text("subscriber"), .integer("sequence"), .text("aggregate"),
                        .text("state", "CHECK (state IN ('failing', 'parked', 'retrying'))"),
                        .integer("attempts"), .text("last_error"), .integer("failed_at"),
                    ], primaryKey: "subscriber, sequence")),
            .createIndex(
                Index("outbox_failures_by_aggregate", on: "outbox_failures", "subscriber, aggregate, sequence")),
            .createIndex(Index("outbox_failures_by_sequence", on: "outbox_failures", "sequence")),
            .createIndex(
                Index(
                    "outbox_failures_retrying", on: "outbox_failures", "subscriber, sequence",
                    where: "state <> 'parked'")),
        ])

    private static let jobs = Migration(
        module: "database", number: 3, name: "create-jobs",
        [
            .only(
                .sqlite,
                """
                CREATE TABLE jobs (
                    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, payload TEXT NOT NULL, unique_key TEXT,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead')),
                    due_at INTEGER NOT NULL, attempts INTEGER NOT NULL, attempt_limit INTEGER NOT NULL,
                    lease_owner TEXT, lease_until INTEGER, last_error TEXT, finished_at INTEGER,
                    CONSTRAINT jobs_leased_while_running CHECK (
                        (state = 'running') = (lease_owner IS NOT NULL AND lease_until IS NOT NULL))) STRICT
                """),
            .only(
                .postgres,
                """
                CREATE TABLE jobs (
                    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind TEXT COLLATE "C" NOT NULL,
                    payload TEXT NOT NULL, unique_key TEXT COLLATE "C",
                    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead')),
                    due_at BIGINT NOT NULL, attempts BIGINT NOT NULL, attempt_limit BIGINT NOT NULL,
                    lease_owner TEXT COLLATE "C", lease_until BIGINT, last_error TEXT, finished_at BIGINT,
                    CONSTRAINT jobs_leased_while_running CHECK (
                        (state = 'running') = (lease_owner IS NOT NULL AND lease_until IS NOT NULL)))
                """),
            .createIndex(Index("jobs_due", on: "jobs", "due_at, id", where: "state = 'waiting'")),
            .createIndex(Index("jobs_leased", on: "jobs", "lease_until", where: "state = 'running'")),
            .createIndex(Index("jobs_dead", on: "jobs", "finished_at, id", where: "state = 'dead'")),
            .createIndex(Index("jobs_done", on: "jobs", "finished_at, id", where: "state = 'done'")),
            .createIndex(
                Index(
                    "jobs_unique_key", on: "jobs", "kind, unique_key", unique: true,
                    where: "state IN ('waiting', 'running')")),
        ])
}
