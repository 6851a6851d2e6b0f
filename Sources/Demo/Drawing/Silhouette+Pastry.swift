// Cakes and sweets by their shapes.
extension Silhouette {
    /// Pressed in a mould: small squares with a flower, in a heap.
    static let pressedCakes = Silhouette(
        back: [.oval(.dark, 300, 452, 220, 28), .oval(.light, 300, 444, 220, 28)],
        body: "M122 356Q122 340 138 340H272Q288 340 288 356V436Q288 452 272 452H138Q122 452 122 436ZM312 356"
            + "Q312 340 328 340H462Q478 340 478 356"
            + "V436Q478 452 462 452H328Q312 452 312 436ZM217 236Q217 220 233 220H367Q383 220 383 236V316Q383 "
            + "332 367 332H233Q217 332 217 316Z",
        front: [
            .line(.light, 5, "M138 354H272V438H138ZM328 354H462V438H328ZM233 234H367V318H233Z"),
            .line(
                .dark, 15,
                "M205 378h1m16 12h1m-7 18h1m-20 0h1m-8-18h1M395 378h1m16 12h1m-7 18h1m-20 "
                    + "0h1m-8-18h1M300 258h1m16 12h1m-7 18h1m-20 "
                    + "0h1m-8-18h1"),
            .line(.light, 11, "M206 395h1M396 395h1M301 275h1"),
        ], isWarm: true)
    /// Cut in white diamonds, strewn with flowers.
    static let riceCake = Silhouette(
        back: [.oval(.dark, 300, 436, 216, 36), .oval(.light, 300, 426, 216, 36)],
        body: "M150 330L300 270L450 330V400L300 462L150 400Z",
        front: [
            .fill(.snow, "M150 330L300 270L450 330L300 390Z"),
            .line(
                .dark, 5,
                "M150 366L300 428L450 366M300 390"
                    + "V460M225 300L375 360M225 360L375 300"),
            .line(
                .honey, 13,
                "M236 322h1M270 340h1M300 300h1M330 334h1M364 322h1M300 364h1M262 306h1M340 356h1"
                    + "M400 330h1M200 332h1"),
            .line(.leaf, 6, "M318 312l12-6M250 344l-12 6"),
        ])
    /// One is broken, and shows its filling.
    static let filledSquares = Silhouette(
        back: [
            .fill(.dark, "M96 444H504L484 470H116Z"),
            .fill(
                .nut,
                "M330 300L470 268Q486 266 488 282L500 340"
                    + "L346 372Z"),
        ],
        body: "M112 316Q112 296 132 296H296Q316 296 316 316V424Q316 444 296 444H132Q112 444 112 424ZM330 360"
            + "L500 330V424Q500 444 480 444H350Q330 444 "
            + "330 424Z",
        front: [
            .fill(.honey, "M348 376L482 352V418H348Z"), .line(.ember, 6, "M360 392L470 374M362 408H466"),
            .line(.light, 6, "M132 316H296V424H132Z"),
            .line(
                .dark, 5,
                "M160 346Q214 326 268 346M160 392Q214 "
                    + "412 268 392"),
            .oval(.dark, 214, 370, 16, 16),
        ], isWarm: true)
    /// Round, of thin layers that turn inwards.
    static let layeredPastry = Silhouette(
        back: [.oval(.dark, 300, 440, 220, 34), .oval(.light, 300, 430, 220, 34)],
        body: "M94 398Q94 282 204 282Q314 282 314 398Q314 436 204 436Q94 436 94 398ZM286 398Q286 282 396 282"
            + "Q506 282 506 398Q506 436 396 436Q286 436 "
            + "286 398ZM194 290Q194 176 300 176Q406 176 406 290Q406 326 300 326Q194 326 194 290Z",
        front: [
            .line(.dark, 6, "M196 300Q206 326 300 326Q394 326 404 300M300 328Q286 360 288 410"),
            .line(
                .light, 7,
                "M300 250Q318 250 316 268Q300 284 284 266Q282 232 304 226Q342 230 340 272Q302 310 "
                    + "260 270Q258 206 306 200Q366 208 366 280"),
            .line(
                .light, 7,
                "M204 356Q222 356 220 374Q204 390 188 372Q186 338 208 332Q246 336 244 378Q206 416 "
                    + "164 376Q162 312 210 306"),
            .line(
                .light, 7,
                "M396 356Q414 356 412 374Q396 390 380 372Q378 338 400 332Q438 336 436 378Q398 416 "
                    + "356 376Q354 312 402 306"),
        ])
    /// Cocoons of threads of sugar.
    static let sugarThreads = Silhouette(
        back: [.fill(.dark, "M88 432H512L488 470H112Z")],
        body: Mark.ovalPath(196, 388, 100, 56) + Mark.ovalPath(404, 388, 100, 56) + Mark.ovalPath(300, 290, 104, 58),
        front: [
            .fill(
                .snow,
                Mark.ovalPath(196, 384, 92, 48) + Mark.ovalPath(404, 384, 92, 48) + Mark.ovalPath(300, 286, 96, 50)),
            .line(
                .light, 4,
                "M216 286Q300 246 384 286M212 296Q300 270 388 300M226 312Q300 292 374 314M112 384"
                    + "Q196 344 280 384M110 396Q196 372 282 398M124 "
                    + "412Q196 394 268 414M320 384Q404 344 488 384M318 396Q404 372 490 398M332 412Q404 394 476 414"),
            .line(.nut, 9, "M268 262h1M320 254h1M346 276h1M170 362h1M220 356h1M372 360h1M430 364h1"),
            .line(.dark, 5, "M100 446H500"),
        ])
}
