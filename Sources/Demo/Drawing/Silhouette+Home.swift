// What covers floors and doors, and what lies on a desk in sheets and boxes.
extension Silhouette {
    /// Braided in rings.
    static let roundRug = Silhouette(
        back: [.oval(.dark, 300, 384, 226, 96)],
        body: Mark.ovalPath(300, 374, 226, 96),
        front: [
            .line(
                .dark, 5,
                Mark.ovalPath(300, 374, 194, 80) + Mark.ovalPath(300, 374, 130, 52) + Mark.ovalPath(300, 374, 66, 24)),
            .line(.light, 8, Mark.ovalPath(300, 374, 162, 66) + Mark.ovalPath(300, 374, 98, 38)),
            .oval(.dark, 300, 374, 30, 11),
            .line(
                .dark, 4,
                "M100 346l20 8M150 310l14 12M236 288l6 14M364 288l-6 14M450 310l-14 12M500 346l-20 8"
                    + "M112 420l18-10M180 454l10-14"
                    + "M280 466V450M420 454l-10-14M488 420l-18-10"),
        ])
    /// Without a fringe: ribs in a firm edge.
    static let mat = Silhouette(
        back: [.fill(.dark, "M124 272H476L520 440V458H80V440Z")],
        body: "M124 262H476Q484 262 486 270L520 432Q522 444 510 444H90Q78 444 80 432L114 270Q116 262 124 262Z",
        front: [
            .line(.light, 7, "M140 282H460L490 422H110Z"),
            .line(.dark, 4, "M150 304H450M146 324H454M140 346H460M134 368H466M128 390H472M122 408H478"),
            .fill(.accent, "M232 336H368L374 378H226Z"), .line(.paper, 6, "M256 358H344"),
        ])
    /// Two cloths that end halfway down the door.
    static let noren = Silhouette(
        back: [
            .line(.nut, 16, "M84 130H516"),
            .line(.dark, 18, "M140 124V160M204 124V160M268 124V160M332 124V160M396 124V160M460 124V160"),
        ],
        body: "M112 150H292L288 420Q200 436 108 420ZM308 150H488L492 420Q400 436 312 420Z",
        front: [
            .line(.snow, 11, "M292 216A84 84 0 0 0 290 384M308 216A84 84 0 0 1 310 384"),
            .line(.light, 6, "M114 398Q200 414 288 398M312 398Q400 414 488 398"),
            .line(.dark, 5, "M292 150L288 420M308 150L312 420"),
            .line(
                .dark, 4,
                "M160 170Q154 290 160 410M440 "
                    + "170Q446 290 440 410"),
        ])

    /// Hung up by their size.
    static let brushSet = Silhouette(
        back: [
            .line(.nut, 16, "M110 470V96H490V470"), .line(.nut, 12, "M70 470H150M450 470H530"),
            .line(.accent, 5, "M180 98V136M260 98V136M340 98V136M420 98V136"),
            .fill(.ink, "M162 330H198Q206 390 180 436Q154 390 162 330ZM244 320H276Q282 372 260 410Q238 372 244 320Z"),
            .fill(.honey, "M326 310H354Q358 350 340 386Q322 350 326 310Z"),
            .fill(
                .ink,
                "M411 300H429Q432 340 "
                    + "420 370Q408 340 411 300Z"),
        ],
        body: "M168 132H192L196 300H164ZM249 132H271L274 292H246ZM330 132H350L353 284H327ZM412 132H428L430 276H410Z",
        front: [
            .fill(.dark, "M162 298H198V332H162ZM244 290H276V322H244ZM325 282H355V312H325ZM410 274H430V302H410Z"),
            .line(.light, 4, "M176 150V280M256 150V276M337 150V270"),
        ], isWarm: true)
    /// Twelve cakes of colour in their box.
    static let colourBox = Silhouette(
        back: [.fill(.dark, "M96 150H504L516 250H84Z"), .line(.light, 5, "M116 168H484L492 236")],
        body: "M72 244H528V460Q528 470 518 470H82Q72 470 72 460Z",
        front: [
            .fill(.paper, "M90 262H510V452H90Z"), .line(.flame, 44, "M130 304V326"), .line(.ember, 44, "M198 304V326"),
            .line(.honey, 44, "M266 304V326M402 388V410"), .line(.sprout, 44, "M334 304V326"),
            .line(.leaf, 44, "M402 304V326"),
            .line(.sea, 44, "M470 304V326"), .line(.ink, 44, "M130 388V410"), .line(.nut, 44, "M198 388V410"),
            .line(.petal, 44, "M266 388V410"), .line(.accent, 44, "M334 388V410"), .line(.dark, 44, "M470 388V410"),
        ])
    /// Sheets with a print, before their envelope.
    static let letterPaper = Silhouette(
        back: [
            .fill(.light, "M160 110L420 84L452 420L192 446Z"), .fill(.snow, "M150 120H416V460H150Z"),
            .line(.accent, 4, "M190 150V420M230 150V420M270 150V420M310 150V420M350 150V420"),
            .line(.leaf, 7, "M380 150Q360 200 384 260"),
            .fill(
                .petal,
                Mark.ovalPath(376, 156, 13, 13) + Mark.ovalPath(360, 190, 12, 12)
                    + Mark.ovalPath(386, 220, 13, 13)),
        ],
        body: "M180 310H496Q504 310 504 318V462Q504 470 496 470H180Q172 470 172 462V318Q172 310 180 310Z",
        front: [
            .line(.dark, 5, "M176 316L338 404L500 316"), .oval(.accent, 338, 402, 28, 28),
            .oval(.paper, 338, 402, 9, 9),
        ])
    /// A dish of red, with its lid beside it.
    static let sealPaste = Silhouette(
        back: [.oval(.dark, 300, 450, 200, 24), .fill(.dark, "M372 214Q470 150 524 250L462 408Q420 440 404 404Z")],
        body: "M98 352Q98 300 250 300Q402 300 402 352V402Q402 466 250 466Q98 466 98 402Z",
        front: [
            .oval(.light, 250, 350, 150, 46), .oval(.flame, 250, 352, 126, 36),
            .line(
                .ember, 7,
                "M170 348Q210 "
                    + "326 256 330"),
            .line(.light, 6, "M116 400Q130 436 180 450"), .oval(.light, 464, 280, 48, 76),
            .line(.accent, 6, "M448 250Q486 270 466 316M450 296Q470 290 480 272"),
        ])
    /// As wide as a palm, with its lid leant on it.
    static let travelInkstone = Silhouette(
        back: [
            .fill(.nut, "M330 210Q334 196 348 198L486 226Q500 230 498 244L462 440Q458 452 446 450L320 424Z"),
            .line(.honey, 5, "M352 220L476 246L446 428"),
        ],
        body: "M130 296H386Q404 296 404 314V440Q404 470 374 470H142Q112 470 112 440V314Q112 296 130 296Z",
        front: [
            .fill(.ink, "M140 318H376V346Q380 436 258 440Q136 436 140 346Z"),
            .fill(
                .dark,
                "M160 372Q258 340 "
                    + "356 372Q346 424 258 426Q170 424 160 372Z"),
            .line(.light, 5, "M150 328H366"), .line(.light, 5, "M176 376Q258 352 340 376"),
        ])

    /// Square, with a flower of stitches.
    static let cushion = Silhouette(
        back: [.line(.dark, 12, "M142 164l-16-16M458 164l16-16M142 458l-16 16M458 458l16 16")],
        body: "M138 158Q300 190 462 158Q434 310 462 464Q300 434 138 464Q166 310 138 158Z",
        front: [
            .line(.light, 5, "M160 182Q300 208 440 182Q416 310 440 440Q300 414 160 440Q184 310 160 182Z"),
            .line(.accent, 38, "M300 268h1m38 28h1m-16 46h1m-48 0h1m-16-46h1"), .oval(.honey, 301, 312, 17, 17),
            .line(.leaf, 7, "M300 364Q290 390 250 396M300 364Q320 392 352 392"),
            .line(
                .dark, 4,
                "M176 214Q196 "
                    + "240 190 270M424 408Q404 384 412 352"),
        ])
}
