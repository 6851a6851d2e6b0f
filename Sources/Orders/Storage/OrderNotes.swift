public import Database
public import Kernel

extension Orders {
    /// What staff noted about an order, oldest first; the newest `Note.listLimit`.
    public static func notes(of id: OrderID) -> Query<[Note]> {
        Query(
            """
            SELECT id, at, by, text FROM order_notes WHERE order_id = \(id) ORDER BY id DESC LIMIT \(Note.listLimit)
            """
        ) { rows in
            try rows.map { Note(id: try $0[0], at: try $0[1], by: try $0[2], text: try $0[3]) }.reversed()
        }
    }

    /// Notes something about an order for other staff, with a line in the audit log that does not repeat it. Buyers
    /// never see it.
    ///
    /// - Throws: `InputError`; `OrderError.orderNotFound`.
    public func addNote(
        _ text: String, to id: OrderID, by caller: Caller, in transaction: Transaction
    ) throws -> Note {
        let (now, text) = (database.clock.now(), try Note.rule.checked(text))
        let note = Note(id: database.ids.next(), at: now, by: caller.actor.description, text: text)
        let isAdded = try transaction.execute(
            """
            INSERT INTO order_notes (id, order_id, at, by, text)
            SELECT \(note.id), id, \(note.at), \(note.by), \(note.text) FROM orders WHERE id = \(id)
            """)
        guard isAdded == 1 else { throw OrderError.orderNotFound }
        try transaction.audit("note_added", of: id.description, by: caller, at: now, id: database.ids.nextRaw())
        return note
    }
}
