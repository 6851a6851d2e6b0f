// Tools of the kitchen, one at a time, and what is nibbled from a bowl.
extension Silhouette {
    /// Thin at both ends, over a skin of dough.
    static let rollingPin = Silhouette(
        back: [.oval(.light, 290, 446, 196, 32), .oval(.snow, 290, 440, 190, 30)],
        body: "M124 148Q180 150 240 194L412 344Q470 396 476 448Q420 446 362 402L190 252Q140 204 124 148Z",
        front: [
            .line(.light, 7, "M190 182L410 374"), .line(.dark, 4, "M196 232L300 324M330 352L388 402M250 256L300 300"),
        ], isWarm: true)
    /// A bundle with a band of paper.
    static let chopsticks = Silhouette(
        body: (0..<9).map { "M\(172 + $0 * 30) 100h16L\(244 + $0 * 14) 470h-8Z" }.joined(),
        front: [
            .line(.honey, 12, (0..<9).map { "M\(181 + $0 * 30) 118l\(4 - $0) 26" }.joined()),
            .fill(.accent, "M212 300H388L376 366H224Z"), .fill(.paper, "M270 310H330L326 356H274Z"),
            .line(.ink, 5, "M288 324H312M290 340H310"),
        ], isWarm: true)
    static let spatula = Silhouette(
        body: "M282 92Q282 74 300 74Q318 74 318 92V270H366Q384 270 386 290L398 440Q400 470 370 470H230Q200 470 "
            + "202 440L214 290"
            + "Q216 270 234 270H282Z",
        front: [
            .oval(.paper, 300, 98, 7, 9),
            .line(
                .dark, 4,
                "M244 300Q250 380 240 450M284 290Q290 380 284 452M330 "
                    + "300Q324 380 336 450"),
            .line(.light, 6, "M216 452H384M292 130V250"), .fill(.accent, "M282 200H318V216H282Z"),
        ], isWarm: true)
    static let ladleAndStrainer = Silhouette(
        back: [
            .line(.dark, 16, "M200 128V360M400 128V330"),
            .line(
                .ink, 7,
                "M200 128Q200 96 216 100M400 128Q400 "
                    + "96 416 100"),
            .line(.ink, 12, "M120 84H480"),
        ],
        body: "M116 352H284Q284 462 200 462Q116 462 116 352Z" + Mark.ovalPath(400, 388, 84, 82),
        front: [
            .oval(.dark, 200, 352, 84, 18), .line(.light, 6, "M140 390Q150 430 182 444"),
            .line(.dark, 6, Mark.ovalPath(400, 388, 66, 64)),
            .line(
                .paper, 13,
                "M370 366h1M400 350h1M430 366h1M370 408h1M400 388h1M430 408h1M400 426h1M346 388h1"
                    + "M454 388h1"),
            .fill(.accent, "M190 180H210V250H190ZM390 180H410V250H390Z"),
        ])
    static let riceBucket = Silhouette(
        back: [.line(.light, 10, "M230 130Q214 104 230 80M300 120Q284 92 300 66M370 130Q354 104 370 80")],
        body: "M136 236H464L444 460Q442 470 432 470H168Q158 470 156 460Z",
        front: [
            .line(.dark, 4, "M192 240L206 466M246 240L252 468M300 240V468M354 240L348 468M408 240L394 466"),
            .line(.honey, 14, "M144 296Q300 314 456 296M158 420Q300 438 442 420"),
            .fill(.dark, "M116 206Q116 200 122 200H478Q484 200 484 206V238H116Z"),
            .fill(
                .light,
                "M232 166H368"
                    + "V200H232Z"),
            .line(.dark, 4, "M136 218H464"),
        ], isWarm: true)
    /// For rolled omelettes, with one of them.
    static let squarePan = Silhouette(
        back: [.line(.ink, 26, "M404 330L534 236"), .line(.accent, 11, "M486 270L530 240")],
        body: "M128 318H420L462 446Q464 470 438 470H106Q78 470 82 446Z",
        front: [
            .fill(.ink, "M140 332H408L440 430H104Z"),
            .fill(.honey, "M150 356Q150 340 166 340H356Q392 342 394 376Q394 412 360 414H176Q142 414 144 388Z"),
            .line(.ember, 5, "M378 356Q352 352 350 378Q354 400 372 392Q382 380 368 374M166 366H330M162 392H330"),
            .line(.light, 6, "M106 450H430"),
        ])
    /// With its chimney for the charcoal.
    static let hotpot = Silhouette(
        back: [
            .fill(.flame, "M300 62Q334 100 318 132H282Q266 100 300 62Z"), .fill(.dark, "M262 124H338L352 270H248Z"),
            .line(.honey, 12, "M128 330Q84 330 90 366Q98 390 132 380M472 330Q516 330 510 366Q502 390 468 380"),
        ],
        body: "M112 296H488Q486 396 400 420H200Q114 396 112 296ZM226 416H374L412 470H188Z",
        front: [
            .fill(.dark, "M116 292Q160 232 258 222H342Q440 232 484 292Z"), .line(.light, 6, "M160 278Q200 244 262 238"),
            .fill(.honey, "M100 286H500V304H100ZM216 412H384V424H216Z"),
            .fill(
                .ink,
                "M266 442Q300 424 334 442"
                    + "V470H266Z"),
            .line(.light, 7, "M140 330Q152 376 200 398"),
        ])
    /// Beside an orange.
    static let paringKnife = Silhouette(
        back: [
            .fill(.dark, "M372 226L486 178Q508 172 510 192Q510 206 500 214L396 268Z"), .oval(.ember, 208, 408, 66, 62),
            .fill(.leaf, "M212 350Q226 312 276 316Q262 352 212 350Z"), .line(.honey, 6, "M170 396Q176 370 200 364"),
        ],
        body: "M104 322Q220 250 370 224L394 266Q350 312 250 324Q170 334 104 322Z",
        front: [
            .line(.light, 6, "M136 318Q270 316 372 270"),
            .fill(.accent, Mark.ovalPath(426, 226, 7, 7) + Mark.ovalPath(468, 206, 7, 7)),
            .line(.ink, 4, "M110 474H490"),
        ])

    static let walnuts = nuts([
        .fill(.nut, heap.map { Mark.ovalPath($0.x, $0.y, 40, 38) }.joined()),
        .line(
            .ink, 3, heap.map { "M\($0.x) \($0.y - 36)q10 18 0 36t0 36m-18-50q-14 20 0 40m36-40q14 20 0 40" }.joined()),
    ])
    static let pineNuts = nuts([
        .fill(.nut, "M150 276Q180 200 300 188Q420 200 450 276Z"),
        .line(.honey, 17, heap.map { "M\($0.x - 26) \($0.y)l10 16m20-20l12-12m4 26l16 4m-56-34l8 14" }.joined()),
    ])
    static let sunflowerSeeds = nuts([
        .fill(.ink, "M150 276Q180 200 300 188Q420 200 450 276Z"),
        .line(.ink, 19, heap.map { "M\($0.x - 26) \($0.y)l8 20m20-26l14-12m4 26l18 6" }.joined()),
        .line(.snow, 4, heap.map { "M\($0.x - 26) \($0.y)l8 20m20-26l14-12m4 26l18 6" }.joined()),
    ])
    /// Cracked open, so that the green shows.
    static let pistachios = nuts([
        .fill(.honey, heap.map { Mark.ovalPath($0.x, $0.y, 42, 32) }.joined()),
        .line(.nut, 3, heap.map { "M\($0.x - 42) \($0.y)a42 32 0 0 1 84 0" }.joined()),
        .line(.leaf, 13, heap.map { "M\($0.x - 20) \($0.y)q20-14 40-4" }.joined()),
    ])
    static let chestnutKernels = nuts([
        .fill(.honey, heap.map { "M\($0.x) \($0.y - 36)q42 14 40 46-14 28-40 26-30 0-40-28 2-30 40-44z" }.joined()),
        .line(.nut, 4, heap.map { "M\($0.x) \($0.y - 30)q-12 24-2 54m14-40q10 14 6 30" }.joined()),
    ])
    /// One of them without its shell.
    static let longans = nuts([
        .fill(.nut, heap.map { Mark.ovalPath($0.x, $0.y, 38, 38) }.joined()),
        .line(.honey, 5, heap.map { "M\($0.x - 24) \($0.y - 8)q6-16 22-20" }.joined()), .oval(.ink, 300, 212, 30, 30),
        .line(.nut, 5, "M284 206Q292 192 308 194"),
    ])
    private static let heap: [(x: Int, y: Int)] = [
        (186, 252), (244, 220), (356, 220), (414, 252), (270, 256), (332, 256), (300, 206),
    ]
    /// A bowl, heaped.
    private static func nuts(_ heap: [Mark]) -> Silhouette {
        Silhouette(
            back: heap + [bowl.back[0]], body: bowl.body,
            front: [.line(.dark, 14, "M134 274H466"), .line(.accent, 6, "M150 322Q300 374 450 322")])
    }

    static let eggRolls = Silhouette(
        body: "M150 282H430A30 30 0 0 1 430 342H150ZM110 346H470A30 30 0 0 1 470 406H110ZM150 410H510A30 30 0 0 "
            + "1 510 470H150Z",
        front: [
            .fill(
                .light,
                Mark.ovalPath(150, 312, 26, 30) + Mark.ovalPath(110, 376, 26, 30) + Mark.ovalPath(150, 440, 26, 30)),
            .line(
                .dark, 5,
                "M164 300Q140 294 138 316Q148 334 160 318M124 364Q100 358 98 380Q108 398 120 382"
                    + "M164 428Q140 422 138 444Q148 "
                    + "462 160 446"),
            .line(
                .dark, 4,
                "M230 284Q246 312 230 340M320 284Q336 312 320 340M200 348Q216 376 200 404M300 348"
                    + "Q316 376 300 404M400 348Q416 "
                    + "376 400 404M250 412Q266 440 250 468M350 412Q366 440 350 468M450 412Q466 440 450 468"),
        ], isWarm: true)
    /// Pressed into a brick, half out of its paper.
    static let teaBrick = Silhouette(
        back: [.fill(.dark, "M130 232L172 202H490V438L450 470H130Z")],
        body: "M112 232H450V470H112Z",
        front: [
            .line(.dark, 5, "M224 232V470M112 310H300M112 390H300"),
            .line(
                .light, 5,
                "M132 262Q160 250 180 268"
                    + "M140 350Q170 338 196 352M140 430Q170 "
                    + "420 190 436"),
            .fill(
                .light,
                "M276 232L318 202H490V438L450 470H276L292 440L276 410L292 380L276 350L292 320L276 290"
                    + "L292 262Z"),
            .fill(.paper, "M320 290H424V420H320Z"), .line(.accent, 7, "M340 314H404V396H340ZM372 326V384M354 354H390"),
        ], isWarm: true)
}
