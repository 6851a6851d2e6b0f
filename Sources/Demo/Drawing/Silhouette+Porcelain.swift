// Bowls, dishes and vases by their shapes.
extension Silhouette {
    /// Long, with the fish on it.
    static let fishPlate = Silhouette(
        back: [.fill(.dark, "M116 340H508Q540 340 540 382V428Q540 470 508 470H116Q84 470 84 428V382Q84 340 116 340Z")],
        body: "M104 324H496Q530 324 530 366V414Q530 456 496 456H104Q70 456 70 414V366Q70 324 104 324Z",
        front: [
            .fill(.snow, "M128 344H472Q496 344 496 372V408Q496 436 472 436H128Q104 436 104 408V372Q104 344 128 344Z"),
            .fill(
                .ember,
                "M136 392Q200 342 300 352Q360 358 404 386L460 358Q448 392 460 424L404 398Q340 430 260 "
                    + "428Q180 426 136 392Z"),
            .line(.snow, 5, "M206 362Q222 392 206 420M250 368q16 24 0 48M290 366q16 26 0 54M330 370q14 22 0 48"),
            .oval(.ink, 172, 384, 7, 7), .line(.leaf, 8, "M340 340Q356 348 360 364M300 440Q330 434 344 416"),
        ])
    /// Five petals.
    static let plumDish = Silhouette(
        back: [.oval(.dark, 300, 440, 190, 40)],
        body: Mark.ovalPath(300, 250, 92, 76) + Mark.ovalPath(418, 314, 92, 76) + Mark.ovalPath(372, 396, 92, 74)
            + Mark.ovalPath(228, 396, 92, 74) + Mark.ovalPath(182, 314, 92, 76) + Mark.ovalPath(300, 330, 100, 80),
        front: [
            .fill(
                .light,
                Mark.ovalPath(300, 274, 62, 50) + Mark.ovalPath(386, 316, 62, 50) + Mark.ovalPath(352, 376, 62, 48)
                    + Mark.ovalPath(248, 376, 62, 48) + Mark.ovalPath(214, 316, 62, 50)
                    + Mark.ovalPath(300, 330, 70, 56)),
            .fill(.ink, Mark.ovalPath(300, 338, 74, 50)), .oval(.nut, 300, 342, 62, 38),
            .line(.snow, 6, "M262 330Q280 312 306 316"),
        ])
    /// On a high foot, with fruit.
    static let footedPlate = Silhouette(
        back: [
            .oval(.ember, 222, 250, 56, 54), .oval(.flame, 376, 250, 54, 52), .oval(.honey, 300, 226, 60, 58),
            .fill(.leaf, "M300 172Q314 128 366 132Q352 172 300 172Z"),
            .line(
                .ink, 5,
                "M300 178Q298 160 290 146"
                    + "M376 202V186"),
        ],
        body: "M90 284H510Q500 340 380 350Q330 354 330 380Q334 430 390 452Q400 470 380 470H220Q200 470 210 452"
            + "Q266 430 270 380Q270 354 "
            + "220 350Q100 340 90 284Z",
        front: [
            .fill(.dark, "M82 274Q82 268 88 268H512Q518 268 518 274V290H82Z"),
            .line(
                .light, 6,
                "M124 308Q170 "
                    + "330 240 334"),
            .line(.dark, 5, "M272 384H328M218 450H382"),
        ])
    static let gourdVase = Silhouette(
        back: [
            .line(.ink, 6, "M300 110C296 80 316 60 340 50M300 110C280 90 262 84 246 84"),
            .fill(
                .leaf,
                "M340 50"
                    + "Q380 30 396 62Q366 80 340 50Z"),
            .oval(.accent, 244, 84, 13, 13),
        ],
        body: "M282 108H318Q320 140 340 154Q392 190 372 246Q362 268 346 280Q442 310 440 392Q434 440 380 470H220"
            + "Q166 440 160 392Q158 310 254 280"
            + "Q238 268 228 246Q208 190 260 154Q280 140 282 108Z",
        front: [
            .oval(.dark, 300, 108, 20, 7), .line(.accent, 9, "M252 280Q300 296 348 280"),
            .line(.accent, 6, "M330 286L350 330M336 284L372 318"),
            .line(.light, 7, "M190 390Q190 340 226 318M238 220Q240 190 262 176"),
        ])
    /// Thin, for one branch.
    static let budVase = Silhouette(
        back: [
            .line(.ink, 7, "M300 250C300 180 330 140 290 60M302 180Q340 150 372 150M300 130Q270 120 250 96"),
            .fill(
                .accent,
                Mark.ovalPath(290, 58, 18, 18) + Mark.ovalPath(374, 150, 16, 16) + Mark.ovalPath(248, 94, 14, 14)
                    + Mark.ovalPath(326, 116, 12, 12)),
        ],
        body: "M282 238H318Q316 300 328 330Q372 350 376 410Q374 470 340 470H260Q226 470 224 410Q228 350 272 330"
            + "Q284 300 282 238Z",
        front: [
            .oval(.dark, 300, 238, 20, 7), .line(.light, 7, "M246 420Q246 380 268 362"),
            .line(.dark, 5, "M272 336Q300 346 328 336"),
        ])
    /// A small mouth, full shoulders, a narrow foot.
    static let meiping = Silhouette(
        back: [
            .line(.ink, 6, "M300 140C300 100 270 80 250 40M300 124C316 90 340 80 366 70"),
            .fill(
                .accent,
                Mark.ovalPath(250, 42, 16, 16) + Mark.ovalPath(366, 70, 15, 15) + Mark.ovalPath(270, 84, 12, 12)
                    + Mark.ovalPath(330, 88, 11, 11)),
        ],
        body: "M272 132H328Q324 152 334 164Q440 180 438 262Q432 340 380 400Q362 430 364 470H236Q238 430 220 400"
            + "Q168 340 162 262Q160 180 266 164"
            + "Q276 152 272 132Z",
        front: [
            .oval(.dark, 300, 132, 30, 8), .line(.light, 7, "M190 270Q190 222 232 200"),
            .line(.dark, 5, "M238 450H362M266 166Q300 176 334 166"),
        ])
    /// Its handle stands out at the side.
    static let kyusu = Silhouette(
        back: [
            .fill(.dark, "M404 322L532 268Q552 264 556 284Q558 300 540 308L424 372Z"),
            .fill(.dark, "M184 356L118 318Q106 310 116 300L132 292L206 318Z"),
        ],
        body: "M300 260C398 260 430 310 426 368C422 430 380 468 334 470H266C220 468 178 430 174 368C170 310 202 "
            + "260 300 260Z",
        front: [
            .fill(.light, "M216 272Q230 230 300 226Q370 230 384 272Q300 300 216 272Z"), .oval(.dark, 300, 220, 24, 20),
            .line(.ink, 4, "M212 274Q300 304 388 274"), .line(.light, 6, "M200 380Q206 420 240 444"),
            .oval(.ink, 544, 286, 7, 9),
            .line(.accent, 5, "M262 372Q290 346 318 370T374 364"),
        ])
    /// With two ears, and hot.
    static let earedBowl = Silhouette(
        back: [
            .line(.light, 9, "M250 190Q234 164 250 136M300 180Q284 152 300 122M350 190Q334 164 350 136"),
            .line(.dark, 20, "M136 300Q78 296 88 340Q100 372 156 356M464 300Q522 296 512 340Q500 372 444 356"),
            .fill(.dark, "M240 440H360L372 470H228Z"),
        ],
        body: "M120 260H480C480 370 420 446 356 450H244C180 446 120 370 120 260Z",
        front: [
            .oval(.dark, 300, 260, 180, 34), .oval(.honey, 300, 266, 154, 24),
            .line(.leaf, 8, "M240 262h16M300 272h14M350 260h16M280 256h10"),
            .line(
                .accent, 6,
                "M138 312Q300 "
                    + "366 462 312"),
        ])
    /// Wide as a bamboo hat turned over.
    static let conicalBowl = Silhouette(
        back: [.line(.ink, 9, "M350 262L520 130M376 268L548 150"), .fill(.dark, "M258 436H342L350 470H250Z")],
        body: "M84 264H516L352 444H248Z",
        front: [
            .oval(.dark, 300, 264, 216, 38), .oval(.light, 300, 272, 188, 27),
            .line(
                .honey, 8,
                "M150 270Q190 254 230 270T310 270T390 270T450 268M180 282Q220 268 260 284T340 284"
                    + "T410 280"),
            .oval(.leaf, 230, 262, 9, 5), .oval(.leaf, 350, 264, 9, 5), .line(.accent, 6, "M128 308Q300 350 472 308"),
        ])
}
