// What lies in a wardrobe and has a cut of its own.
extension Silhouette {
    /// A square with a hem and a flower in its middle, laid out.
    static let silkSquare = Silhouette(
        back: [.fill(.dark, "M150 162Q226 142 306 162T466 162Q448 240 466 312T466 476Q386 490 306 474T150 478Z")],
        body:
            "M138 150Q216 130 296 150T458 150Q440 228 458 304T458 466Q376 484 296 464T138 466Q156 388 138 308"
            + "T138 150Z",
        front: [
            .line(
                .light, 14,
                "M168 180Q230 166 296 180T430 180Q416 240 430 304T430 436Q366 450 296 436T168 436Q182 376 168 "
                    + "308T168 "
                    + "180Z"),
            .line(.accent, 44, "M298 308v-40m0 40l38-12m-38 12l24 32m-24-32l-24 32m24-32l-38-12"),
            .oval(.honey, 298, 308, 20, 20),
            .line(
                .dark, 5,
                "M204 396Q230 350 214 316M392 220Q372 260 386 300M214 220Q240 240 262 226M380 398Q350 376 336 396"),
            .fill(
                .accent,
                Mark.ovalPath(214, 220, 10, 10) + Mark.ovalPath(392, 220, 10, 10) + Mark.ovalPath(204, 396, 10, 10)
                    + Mark.ovalPath(384, 398, 10, 10)),
        ])
}
