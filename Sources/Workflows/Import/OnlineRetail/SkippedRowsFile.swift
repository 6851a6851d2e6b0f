import Glibc
import Kernel

/// The list of rows that were not taken, written anew by every run.
final class SkippedRowsFile {
    private static let bufferLimit = 65_536

    private let path: String
    private let file: UnsafeMutablePointer<FILE>
    private var buffer: [UInt8] = []

    /// - Throws: `ImportError.unwritable` where the file cannot be made.
    init(path: String) throws(ImportError) {
        guard let file = fopen(path, "we") else {
            throw .unwritable(path: path, reason: String(cString: strerror(errno)))
        }
        self.path = path
        self.file = file
        buffer += CSVText.line(["Row", "Reason"] + OnlineRetailRowReader.columns).utf8
    }

    deinit { fclose(file) }

    func add(_ rows: [SkippedRow]) throws(ImportError) {
        for row in rows { buffer += CSVText.line([String(row.ordinal), row.reason.rawValue] + row.fields).utf8 }
        if buffer.count >= Self.bufferLimit { try flush() }
    }

    func flush() throws(ImportError) {
        let written = fwrite(buffer, 1, buffer.count, file)
        guard written == buffer.count, fflush(file) == 0 else {
            throw .unwritable(path: path, reason: String(cString: strerror(errno)))
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
