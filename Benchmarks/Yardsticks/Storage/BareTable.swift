/// The table that COPY fills: the file's columns as text, without a key.
enum BareTable {
    static let create = """
        CREATE TABLE rows (invoice TEXT, code TEXT, description TEXT, quantity TEXT, moment TEXT, price TEXT, \
        customer TEXT, country TEXT)
        """
}
