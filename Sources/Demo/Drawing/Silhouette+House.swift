// What is in kitchen, bedroom and garden.
extension Silhouette {
    static let wok = Silhouette(
        back: [.line(.dark, 26, "M416 318L508 252"), .oval(.ink, 290, 462, 120, 14)],
        body: "M110 316L446 316C440 400 372 458 278 458C184 458 116 400 110 316Z",
        front: [
            .oval(.ink, 278, 316, 168, 40), .oval(.dark, 278, 322, 146, 30),
            .line(.light, 6, "M150 372Q180 420 236 436"), .line(.accent, 12, "M470 280L496 260"),
        ])
    static let pot = Silhouette(
        back: [.line(.dark, 22, "M160 330Q112 330 122 368Q130 388 164 384M440 330Q488 330 478 368Q470 388 436 384")],
        body: "M150 300L450 300L438 424Q432 470 386 470L214 470Q168 470 162 424Z",
        front: [
            .fill(.dark, "M142 296Q160 220 300 218Q440 220 458 296Z"), .oval(.accent, 300, 206, 30, 20),
            .line(.light, 6, "M190 280Q206 246 270 238"), .line(.ink, 4, "M142 298L458 298"),
        ])
    static let knife = Silhouette(
        back: [.fill(.dark, "M380 212L494 168Q512 164 510 184L502 206L392 254Z")],
        body: "M118 300L376 206L404 262L396 284L180 396Q124 400 118 300Z",
        front: [
            .line(.light, 6, "M136 330Q150 376 184 374L384 272"), .oval(.accent, 420, 220, 8, 8),
            .oval(.accent, 462, 202, 8, 8), .oval(.paper, 360, 236, 12, 12), .line(.ink, 5, "M130 452L470 452"),
        ])
    static let board = Silhouette(
        back: [.fill(.dark, "M180 196L428 196Q444 196 444 212L444 462Q444 478 428 478L180 478Z")],
        body:
            "M170 186L262 186L262 150Q262 122 300 122Q338 122 338 150L338 186L430 186L430 452Q430 468 414 468L186 "
            + "468Q170 468 170 452Z",
        front: [
            .oval(.paper, 300, 158, 16, 16),
            .line(.dark, 4, "M200 240Q300 220 400 244M200 320Q310 296 400 326M200 400Q290 420 400 396"),
            .fill(.accent, "M338 330Q388 330 388 372Q360 388 324 366Z"),
            .line(.ink, 4, "M350 330Q356 312 372 308"),
        ], isWarm: true)
    static let steamer = Silhouette(
        back: [.line(.light, 10, "M252 120Q236 96 252 72M300 112Q284 84 300 58M348 120Q332 96 348 72")],
        body: "M150 236L450 236L450 346L150 346ZM150 356L450 356L450 470L150 470Z",
        front: [
            .fill(.dark, "M140 230Q160 160 300 156Q440 160 460 230L460 246L140 246Z"),
            .line(.accent, 12, "M276 158Q300 124 324 158"), .line(.dark, 8, "M146 346L454 346M146 466L454 466"),
            .line(.light, 4, "M160 292L440 292M160 412L440 412"),
        ], isWarm: true)
    static let ladle = Silhouette(
        back: [.line(.dark, 20, "M204 116L204 330M396 116L396 300"), .line(.light, 16, "M300 116L300 300")],
        body: "M148 330Q204 300 260 330Q266 430 204 440Q142 430 148 330Z",
        front: [
            .fill(.dark, "M352 296L440 296L446 430L346 430Z"),
            .line(.paper, 7, "M370 320L370 404M396 320L396 404M422 320L422 404"),
            .fill(.accent, "M266 296Q300 276 334 296L330 440L270 440Z"),
            .line(.ink, 14, "M150 108L450 108"), .line(.ink, 5, "M150 466L450 466"),
        ])
    static let pillow = Silhouette(
        back: [
            .fill(.dark, "M118 330Q140 250 200 262L420 262Q480 250 490 340Q500 440 460 468L150 468Q100 440 118 330Z")
        ],
        body:
            "M112 300Q106 210 158 224Q300 240 442 224Q494 210 488 300Q494 440 442 426Q300 442 158 426Q106 440 112 300Z",
        front: [
            .line(.light, 6, "M150 262Q300 276 450 262"),
            .line(.dark, 4, "M150 396Q300 410 450 396M170 250Q200 300 172 330"), .oval(.accent, 300, 326, 38, 38),
            .oval(.light, 300, 326, 18, 18),
        ])
    static let quilt = Silhouette(
        back: [.fill(.dark, "M130 388L470 388L470 470L130 470Z")],
        body:
            "M130 396Q110 396 110 372Q110 348 134 348L470 348Q490 348 490 372Q490 396 470 396ZM140 340Q116 340 116 "
            + "306Q116 272 144 272L458 272Q484 272 484 306Q484 340 458 340ZM150 264Q126 264 126 224Q126 186 156 "
            + "186L444 186Q474 186 474 224Q474 264 446 264Z",
        front: [
            .line(.dark, 4, "M126 268L478 268M116 344L486 344M112 398L486 398"),
            .fill(.accent, "M274 184L326 184L326 398L274 398Z"), .fill(.light, "M288 184L312 184L312 398L288 398Z"),
            .line(.light, 5, "M140 434L460 434"),
        ])
    static let towel = Silhouette(
        back: [
            .line(.ink, 16, "M110 150L490 150"), .oval(.ink, 110, 150, 16, 16), .oval(.ink, 490, 150, 16, 16),
            .fill(.dark, "M220 150L430 150L430 400L220 400Z"),
        ],
        body: "M190 142L396 142L396 462L190 462Z",
        front: [
            .fill(.light, "M190 382L396 382L396 402L190 402Z"), .fill(.accent, "M190 412L396 412L396 424L190 424Z"),
            .line(.dark, 3, "M190 154L396 154"),
            .line(
                .main, 4,
                "M200 462L200 482M224 462L224 482M248 462L248 482M272 462L272 482M296 462L296 482M320 462L320 482M344 "
                    + "462L344 482M368 462L368 482M388 462L388 482"
            ),
        ])
    static let curtain = Silhouette(
        back: [
            .fill(.light, "M180 150L420 150L420 470L180 470Z"), .line(.paper, 8, "M300 150L300 470M180 300L420 300"),
            .line(.ink, 14, "M96 132L504 132"), .oval(.ink, 96, 132, 16, 16), .oval(.ink, 504, 132, 16, 16),
        ],
        body:
            "M112 136L286 136Q276 260 190 324Q236 390 220 476L112 476ZM488 136L314 136Q324 260 410 324Q364 390 380 "
            + "476L488 476Z",
        front: [
            .line(.accent, 12, "M112 330Q150 344 196 322M488 330Q450 344 404 322"),
            .line(
                .dark, 4,
                "M150 140Q150 260 130 470M210 140Q200 260 160 310M450 140Q450 260 470 470M390 140Q400 260 440 310"),
        ])
    static let rug = Silhouette(
        back: [
            .line(
                .dark, 5,
                "M120 260L80 260M124 300L78 300M116 340L70 340M112 380L66 380M108 420L60 420M480 260L520 260M476 "
                    + "300L522 300M484 340L530 340M488 380L534 380M492 420L540 420"
            )
        ],
        body: "M130 230L470 230L500 450L100 450Z",
        front: [
            .line(.light, 8, "M156 254L444 254L468 426L132 426Z"), .fill(.accent, "M300 282L372 340L300 398L228 340Z"),
            .fill(.light, "M300 312L336 340L300 368L264 340Z"),
        ])
    static let plant = Silhouette(
        back: [
            .fill(
                .leaf,
                "M300 340C240 300 190 300 150 220C220 210 280 250 300 340ZM300 340C360 300 410 300 450 220C380 210 "
                    + "320 250 300 340Z"
            ),
            .fill(.sprout, "M300 340C250 270 250 190 300 110C350 190 350 270 300 340Z"),
            .line(.ink, 4, "M300 340L300 140M300 330Q230 270 180 234M300 330Q370 270 420 234"),
        ],
        body: "M200 340L400 340L378 452Q374 470 356 470L244 470Q226 470 222 452Z",
        front: [
            .fill(.dark, "M188 326L412 326L408 362L192 362Z"), .line(.accent, 6, "M236 410Q268 388 300 410T364 410"),
        ])
    static let wateringCan = Silhouette(
        back: [
            .line(.dark, 24, "M230 400L112 262"), .fill(.dark, "M78 262L128 216L150 252L96 292Z"),
            .line(.dark, 20, "M378 262C470 230 500 320 446 404L404 430"),
            .line(.accent, 5, "M74 304L56 340M96 310L86 350M58 282L34 308"),
        ],
        body: "M206 270L406 270L424 448Q424 470 402 470L212 470Q190 470 190 448Z",
        front: [
            .oval(.ink, 306, 270, 100, 20), .line(.dark, 16, "M230 262Q306 170 384 262"),
            .line(.light, 6, "M212 430L402 430"), .line(.accent, 7, "M306 320Q270 350 306 396Q342 350 306 320Z"),
        ])
    static let bonsai = Silhouette(
        back: [
            .line(.ink, 24, "M316 410C250 370 350 320 290 270C260 240 310 210 300 180"), .oval(.leaf, 206, 246, 92, 44),
            .oval(.leaf, 390, 290, 84, 38), .oval(.sprout, 306, 162, 104, 50),
        ],
        body: "M150 400L450 400L432 452Q428 462 414 462L186 462Q172 462 168 452Z",
        front: [
            .fill(
                .dark,
                "M140 390L460 390L460 410L140 410ZM190 462L226 462L226 478L190 478ZM374 462L410 462L410 478L374 478Z"),
            .oval(.accent, 236, 386, 30, 10), .line(.light, 5, "M190 436L410 436"),
        ])
    /// In autumn: red all over, and one leaf has fallen.
    static let mapleBonsai = Silhouette(
        back: [
            bonsai.back[0], .oval(.flame, 206, 250, 94, 46), .oval(.flame, 392, 292, 86, 40),
            .oval(.ember, 306, 164, 106, 54),
        ],
        body: bonsai.body,
        front: [
            bonsai.front[0], .oval(.leaf, 236, 386, 30, 10), bonsai.front[2],
            .fill(.ember, mapleLeaves([(146, 228), (208, 232), (376, 268), (440, 276)])),
            .fill(.flame, mapleLeaves([(240, 142), (306, 118), (366, 150), (400, 366)])),
        ])
    /// In flower all over.
    static let azaleaBonsai = Silhouette(
        back: bonsai.back, body: bonsai.body,
        front: [
            bonsai.front[0], .oval(.leaf, 236, 386, 30, 10), bonsai.front[2], .line(.petal, 30, azaleas),
            .line(.paper, 10, azaleas),
        ])

    /// - Parameter tips: where they point to.
    private static func mapleLeaves(_ tips: [(x: Int, y: Int)]) -> String {
        tips.map { "M\($0.x) \($0.y)l9 19 20-6-11 17 15 17-23-3-9 20-9-20-23 3 15-17-11-17 20 6z" }.joined()
    }

    /// Dots, where a line with round ends is drawn along them.
    private static let azaleas =
        "M136 240h1M170 216h1M206 252h1M244 226h1M270 260h1M328 284h1M366 264h1M400 300h1M436 276h1M222 166h1M262 132h1"
        + "M300 168h1M340 130h1M384 160h1"

    static let trowel = Silhouette(
        back: [
            .line(.ink, 14, "M210 300L210 200M390 290L390 190"),
            .fill(.accent, "M192 110Q210 96 228 110L226 206L194 206Z"),
            .fill(.accent, "M372 100Q390 86 408 100L406 196L374 196Z"),
        ],
        body: "M160 290L260 290Q264 400 210 460Q156 400 160 290Z",
        front: [
            .line(.light, 6, "M210 306L210 420"),
            .line(
                .dark, 16, "M390 280L390 320M344 440L344 340Q344 316 390 316Q436 316 436 340L436 440M390 316L390 450"),
            .line(.ink, 4, "M110 474L490 474"),
        ])
}
