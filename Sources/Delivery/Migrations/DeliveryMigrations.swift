public import Database

public enum DeliveryMigrations {
    public static let all: [Migration] = [
        Migration(
            module: "delivery", number: 1, name: "create-parcels",
            [
                .createTable(
                    Table(
                        "parcels",
                        [
                            .integer("id"), .integer("order_id"), .text("carrier"), .text("tracking_number"),
                            .text("state", "CHECK (state IN ('shipped', 'delivered', 'returned'))"),
                            .integer("shipped_at"), .integer("delivered_at", optional: true),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT parcel_delivery_has_a_time "
                                + "CHECK ((state = 'delivered') = (delivered_at IS NOT NULL))"
                        ])),
                .createIndex(Index("parcels_of_order", on: "parcels", "order_id")),
                .createTable(
                    Table(
                        "parcel_lines",
                        [
                            .integer("id"), .integer("parcel_id", "REFERENCES parcels (id)"),
                            .integer("order_line_id"), .integer("quantity", "CHECK (quantity > 0)"),
                        ], primaryKey: "id")),
                .createIndex(Index("parcel_lines_of_parcel", on: "parcel_lines", "parcel_id, id")),
            ]),
        Migration(
            module: "delivery", number: 2, name: "create-divisions",
            [
                .createTable(
                    Table(
                        "divisions",
                        [
                            // Of GB/T 2260.
                            .text("code", "CHECK (length(code) = 6)"),
                            .text("parent", optional: true, "REFERENCES divisions (code)"), .text("name"),
                            .text("name_en", optional: true), .integer("level", "CHECK (level IN (1, 2, 3))"),
                        ], primaryKey: "code",
                        constraints: ["CONSTRAINT divisions_shape CHECK ((level = 1) = (parent IS NULL))"]))
            ]),
        Migration(
            module: "delivery", number: 3, name: "index-tracking-numbers",
            [.createIndex(Index("parcels_by_tracking_number", on: "parcels", "tracking_number"))]),
        Migration(
            module: "delivery", number: 4, name: "count-corrections-of-parcels",
            [
                .only(
                    .sqlite, "ALTER TABLE parcels ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)"),
                .only(
                    .postgres, "ALTER TABLE parcels ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version > 0)"),
            ]),
        Migration(
            module: "delivery", number: 5, name: "keep-what-parcels-left-under",
            [
                .run("ALTER TABLE parcels ADD COLUMN first_carrier TEXT NOT NULL DEFAULT ''"),
                .run("ALTER TABLE parcels ADD COLUMN first_tracking_number TEXT NOT NULL DEFAULT ''"),
                .run("UPDATE parcels SET first_carrier = carrier, first_tracking_number = tracking_number"),
            ]),
    ]
}
