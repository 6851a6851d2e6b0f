// Kites, each as what it is painted like: they hang in the air, their lines and ribbons below them.
extension Silhouette {
    static let butterflyKite = Silhouette(
        back: [
            .line(.ink, 3, "M300 330C310 400 270 430 296 516"),
            .line(.accent, 9, "M236 400Q200 430 224 460Q246 484 220 508M364 400Q400 430 376 460Q354 484 380 508"),
        ],
        body:
            "M300 250C310 120 480 70 504 150C516 220 430 276 336 274C430 284 460 360 412 404C356 432 312 360 "
            + "300 312C288 "
            + "360 244 432 188 404C140 360 170 284 264 274C170 276 84 220 96 150C120 70 290 120 300 250Z",
        front: [
            .line(
                .dark, 6,
                "M330 236Q390 160 490 150M324 296Q380 320 412 400M270 236Q210 160 110 150M276 296Q220 320 188 400"),
            .fill(
                .light,
                Mark.ovalPath(424, 190, 40, 30) + Mark.ovalPath(176, 190, 40, 30)
                    + Mark.ovalPath(388, 340, 24, 24) + Mark.ovalPath(212, 340, 24, 24)),
            .fill(
                .accent,
                Mark.ovalPath(426, 190, 20, 16) + Mark.ovalPath(174, 190, 20, 16)
                    + Mark.ovalPath(388, 340, 11, 11) + Mark.ovalPath(212, 340, 11, 11)),
            .line(.ink, 20, "M300 216V348"), .line(.ink, 5, "M296 214Q276 150 240 138M304 214Q324 150 360 138"),
            .fill(.ink, Mark.ovalPath(238, 136, 8, 8) + Mark.ovalPath(362, 136, 8, 8)),
        ])
    static let eagleKite = Silhouette(
        back: [.line(.ink, 3, "M300 380C316 430 270 460 296 516")],
        body:
            "M300 130Q338 132 344 186Q430 118 548 152L522 180L540 204L506 220L516 246L478 254L480 280L436 278"
            + "L432 302L344 "
            + "306L386 414L344 398L300 426L256 398L214 414L256 306L168 302L164 278L120 280L122 254L84 246L94 220"
            + "L60 204"
            + "L78 180L52 152Q170 118 256 186Q262 132 300 130Z",
        front: [
            .line(
                .dark, 7,
                "M352 206Q430 176 520 180M350 240Q420 222 500 222M344 272Q390 262 460 258M248 206Q170 176 80 180"),
            .line(
                .dark, 7,
                "M250 240Q180 222 100 222M256 272Q210 262 140 258M284 330L264 396M316 330L336 396M300 "
                    + "330V412"
            ),
            .fill(.snow, "M300 130Q336 132 340 190L322 180L312 204L300 186L288 204L278 180L260 190Q264 132 300 130Z"),
            .fill(.honey, "M286 168H314L300 200Z"),
            .fill(.ink, Mark.ovalPath(282, 160, 6, 6) + Mark.ovalPath(318, 160, 6, 6)),
        ])
    static let carpKite = Silhouette(
        back: [
            .fill(.accent, "M250 160Q300 92 390 122L362 176ZM256 336Q280 398 350 392L332 330Z"),
            .line(.accent, 9, "M520 200Q560 240 520 290Q490 340 530 400M514 330Q540 380 500 430Q480 460 500 500"),
            .line(.ink, 3, "M92 252C70 340 130 420 110 510"),
        ],
        body:
            "M92 250Q140 146 280 146Q392 150 436 222Q470 170 540 150Q506 246 540 346Q470 330 436 276Q392 346 "
            + "280 352Q140 352 "
            + "92 250Z",
        front: [
            .line(.light, 7, "M216 170Q252 250 216 330"),
            .line(.light, 6, "M256 190q28 18 0 42q28 18 0 42q28 18 0 42M300 180q28 24 0 48q28 22 0 46q28 18 0 46"),
            .line(
                .light, 6,
                "M346 186q26 20 0 44q26 22 0 46q26 14 0 40M390 214q22 14 0 36q22 14 0 34M460 222L520 176M462 250"
                    + "H510M460 276"
                    + "L520 324"),
            .oval(.snow, 164, 226, 24, 24), .oval(.ink, 160, 226, 12, 12), .line(.light, 6, "M104 264Q130 280 148 268"),
        ])
    /// As Beijing makes it: a round head, wings that curve up, a tail like scissors.
    static let swallowKite = Silhouette(
        back: [.line(.ink, 3, "M300 380C320 420 270 450 296 516")],
        body:
            "M300 118Q350 118 352 172Q430 110 540 170Q520 268 366 262Q360 310 340 336L438 462Q350 448 300 366"
            + "Q250 448 162 "
            + "462L260 336Q240 310 234 262Q80 268 60 170Q170 110 248 172Q250 118 300 118Z",
        front: [
            .fill(.snow, "M300 226Q352 232 342 300Q326 336 300 340Q274 336 258 300Q248 232 300 226Z"),
            .oval(.accent, 300, 284, 26, 26), .oval(.honey, 300, 284, 11, 11),
            .line(
                .snow, 7,
                "M372 196Q440 156 516 182M378 234Q450 240 506 204M228 196Q160 156 84 182M222 234Q150 240 94 204"),
            .fill(.accent, Mark.ovalPath(444, 202, 22, 16) + Mark.ovalPath(156, 202, 22, 16)),
            .line(.snow, 6, "M346 368L406 442M254 368L194 442"),
            .fill(.snow, Mark.ovalPath(274, 166, 18, 20) + Mark.ovalPath(326, 166, 18, 20)),
            .fill(.ink, Mark.ovalPath(278, 168, 9, 10) + Mark.ovalPath(322, 168, 9, 10)),
            .fill(.accent, "M286 192H314L300 216Z"),
        ])
}
