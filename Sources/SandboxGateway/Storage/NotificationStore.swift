import Database
import Kernel

/// One copy of a notification in the queue.
struct QueuedNotification: Sendable {
    let id: Int64
    let eventID: String
    let url: String
    let body: String
    let attempts: Int
}

extension Session {
    func dueNotifications(at now: Timestamp, limit: Int) throws(DatabaseError) -> [QueuedNotification] {
        let found = try rows(
            """
            SELECT id, event_id, url, body, attempts FROM sandbox_notifications
            WHERE state = 'waiting' AND due_at <= \(now)
            ORDER BY due_at, id
            LIMIT \(limit)
            """)
        var due: [QueuedNotification] = []
        for row in found {
            due.append(
                QueuedNotification(
                    id: try row[0], eventID: try row[1], url: try row[2], body: try row[3], attempts: try row[4]))
        }
        return due
    }
}

extension Transaction {
    func enqueue(
        id: Int64, eventID: String, url: String, body: String, dueAt: Timestamp, waitsForNext: Bool
    ) throws(DatabaseError) {
        try post(
            """
            INSERT INTO sandbox_notifications (id, event_id, url, body, due_at, waits_for_next, attempts, state)
            VALUES (\(id), \(eventID), \(url), \(body), \(dueAt), \(waitsForNext), 0, 'waiting')
            """)
    }

    /// The shop has it: the row goes, and those that were held back for it are due.
    func delivered(_ notification: QueuedNotification, at now: Timestamp) throws(DatabaseError) {
        try post("DELETE FROM sandbox_notifications WHERE id = \(notification.id)")
        try post(
            """
            UPDATE sandbox_notifications SET due_at = \(now), waits_for_next = \(false)
            WHERE waits_for_next AND state = 'waiting' AND id < \(notification.id)
            """)
    }

    /// Another attempt later, or none any more.
    func undelivered(_ notification: QueuedNotification, nextAt: Timestamp?) throws(DatabaseError) {
        guard let nextAt else {
            try post(
                """
                UPDATE sandbox_notifications SET state = 'abandoned', attempts = attempts + 1
                WHERE id = \(notification.id)
                """)
            return
        }
        try post(
            """
            UPDATE sandbox_notifications SET due_at = \(nextAt), attempts = attempts + 1 WHERE id = \(notification.id)
            """)
    }
}
