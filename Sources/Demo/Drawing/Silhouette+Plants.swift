// Plants, each with its own leaves and flowers, most of them in the same pot.
extension Silhouette {
    static let jasmine = potted([
        .line(
            .ink, 5,
            "M300 340Q290 240 300 150M298 300Q230 260 190 190M300 290Q370 250 416 190M296 330Q220 320 160 270"
                + "M304 330Q380 320 440 280"
        ),
        .fill(
            .leaf,
            leaves([
                (300, 240, -70, -40), (300, 220, 60, -50), (230, 250, -70, 14), (370, 250, 72, 10),
                (210, 220, -60, -54),
                (400, 210, 56, -60), (180, 290, -50, 40),
            ])),
        .fill(
            .sprout,
            leaves([
                (300, 170, -50, -64), (300, 170, 44, -70), (190, 200, 16, -70), (412, 200, -20, -70),
                (350, 300, 60, 30),
            ])),
        .line(
            .snow, 20, blossoms([(236, 158), (358, 176), (300, 224), (172, 262), (430, 252), (300, 104), (370, 300)])),
        .line(.honey, 9, dots([(236, 158), (358, 176), (300, 224), (172, 262), (430, 252), (300, 104), (370, 300)])),
    ])
    /// Few large flowers on broad leaves.
    static let gardenia = potted([
        .line(.ink, 7, "M300 340V200M300 320Q230 300 196 262M300 310Q370 290 404 244"),
        .fill(
            .leaf,
            leaves(
                [
                    (300, 260, -110, -110), (300, 260, 110, -110), (300, 330, -150, -60), (300, 330, 150, -60),
                    (300, 220, 0, -140),
                ],
                40)),
        .fill(
            .sprout,
            leaves([(280, 320, -150, 10), (320, 320, 150, 10), (290, 210, -70, -100), (310, 210, 70, -100)], 34)),
        .line(.snow, 36, blossoms([(300, 226), (196, 262), (404, 244), (330, 124)])),
        .line(
            .light, 6,
            "M284 226Q300 206 316 224Q306 244 292 234M180 262Q196 242 212 260Q202 280 188 270M388 244Q404 224 "
                + "420 242Q410 262 "
                + "396 252M314 124Q330 104 346 122Q336 142 322 132"),
    ])
    /// Leaves like swords that bend, and two spikes of flowers.
    static let cymbidium = potted([
        .line(
            .leaf, 15,
            "M290 340Q260 180 124 190M296 340Q290 150 196 96M306 340Q320 160 420 110M312 340Q340 200 "
                + "484 216"
        ),
        .line(.sprout, 12, "M286 340Q240 240 110 280M318 340Q360 250 490 300M300 340Q306 200 290 80"),
        .line(.leaf, 6, "M304 340Q330 200 310 70M298 340Q250 220 240 130"),
        .line(.honey, 18, blossoms([(312, 84), (336, 142), (296, 186), (240, 140), (262, 206), (330, 226)])),
        .line(.flame, 9, dots([(312, 84), (336, 142), (296, 186), (240, 140), (262, 206), (330, 226)])),
    ])
    /// Leaves like violins on a bare stem.
    static let fiddleFig = potted([
        .line(.ink, 14, "M300 340Q310 240 296 120"),
        .fill(.leaf, fiddles([(302, 270, -140, 10), (304, 250, 140, 0), (300, 180, -110, -86), (302, 170, 110, -90)])),
        .fill(
            .sprout, fiddles([(302, 230, -150, -50), (304, 210, 150, -60), (298, 130, 0, -92), (304, 300, 110, 40)])),
        .line(
            .light, 4,
            "M302 270L190 278M304 250H420M300 180L210 110M302 170L390 98M302 230L180 190M304 210L430 160M298 130V60"),
    ])
    /// Trailing over the rim.
    static let pothos = Silhouette(
        back: [
            .line(.leaf, 6, "M300 340Q260 230 200 190M300 340Q330 220 390 180M300 340V150"),
            .fill(
                .leaf,
                leaves(
                    [(300, 340, -130, -110), (300, 340, 130, -100), (300, 260, -60, -130), (300, 330, -170, -10)], 50)),
            .fill(
                .sprout,
                leaves([(300, 300, 60, -160), (300, 330, 170, -20), (300, 330, -60, -90), (290, 230, 20, -150)], 50)),
            .line(.light, 4, "M300 340L200 256M300 340L400 262M300 260L256 166M300 300L346 180"),
        ],
        body: plant.body,
        front: [
            plant.front[0],
            .line(.leaf, 6, "M216 330Q150 340 150 400V440M390 330Q450 340 446 420M280 336Q260 380 270 410"),
            .fill(
                .leaf, leaves([(160, 350, -50, 34), (150, 390, 40, 40), (440, 350, 50, 40), (270, 390, -40, 44)], 55)),
            .fill(
                .sprout,
                leaves([(150, 430, -34, 50), (446, 390, -44, 36), (446, 410, 20, 60), (268, 350, 50, 26)], 55)),
        ])
    /// A shallow bowl full of rosettes.
    static let succulentBowl = Silhouette(
        back: [
            .fill(.leaf, "M232 340V194Q232 170 252 170Q272 170 272 194V340ZM384 340Q356 240 382 176Q418 240 412 340Z"),
            .line(.snow, 4, "M246 200V270M260 194V270M384 216V270"),
            .line(.petal, 26, rosette(112, 360, 22) + rosette(488, 360, 22)),
            .line(.leaf, 34, rosette(190, 330, 56) + rosette(416, 334, 52)),
            .line(.sprout, 24, rosette(190, 330, 30)), .line(.sprout, 34, rosette(302, 312, 64)),
            .line(.petal, 24, rosette(302, 312, 36) + rosette(416, 334, 26)),
            .line(.snow, 12, rosette(190, 330, 8) + rosette(302, 312, 12) + rosette(416, 334, 6)),
        ],
        body: "M84 376Q84 370 90 370H510Q516 370 516 376V392Q516 398 510 398H498L458 452Q446 470 424 470H176"
            + "Q154 470 142 452"
            + "L102 398H90Q84 398 84 392Z",
        front: [.line(.dark, 6, "M104 398H496"), .line(.light, 5, "M140 430Q300 448 460 430")])
    /// Canes in a vase of water.
    static let luckyBamboo = Silhouette(
        back: [
            .line(.leaf, 22, "M250 460V170M300 460V120M350 460V200"),
            .line(.sprout, 5, "M238 220h24M238 280h24M288 170h24M288 230h24M288 290h24M338 250h24M338 300h24"),
            .fill(
                .leaf,
                leaves(
                    [
                        (250, 180, -110, -60), (250, 190, -90, 30), (350, 210, 110, -50), (350, 220, 100, 40),
                        (300, 130, -60, -90),
                    ], 20)),
            .fill(
                .sprout,
                leaves([(250, 176, -40, -100), (300, 130, 70, -80), (350, 204, 40, -100), (300, 130, 6, -110)], 20)),
        ],
        body: "M206 336H394L382 446Q380 470 356 470H244Q220 470 218 446Z",
        front: [
            .line(.snow, 5, "M206 338H394M214 376H388"), .line(.leaf, 14, "M250 380V440M300 380V448M350 380V440"),
            .line(.light, 7, "M232 396L238 440"),
            .fill(
                .paper, Mark.ovalPath(258, 456, 16, 9) + Mark.ovalPath(300, 458, 18, 9) + Mark.ovalPath(344, 456, 16, 9)
            ),
        ])
    /// Hills of moss, a stone and a hut under a bell of glass.
    static let mossDome = Silhouette(
        back: [
            .fill(.snow, "M150 430V270A150 150 0 0 1 450 270V430Z"), .oval(.light, 300, 112, 16, 16),
            .fill(.sprout, "M150 430V360Q220 300 290 372Q340 320 450 350V430Z"),
            .fill(.dark, "M190 372L220 300L268 318L280 372Z"),
            .fill(.accent, "M330 316L366 286L402 316Z"), .fill(.honey, "M342 316H390V350H342Z"),
            .fill(.leaf, "M150 430V400Q210 360 270 400Q340 350 400 386Q430 380 450 400V430Z"),
        ],
        body: "M112 426H488V452Q488 470 470 470H130Q112 470 112 452Z",
        front: [
            .line(.light, 6, "M150 424V270A150 150 0 0 1 450 270V424"),
            .line(.light, 9, "M182 320V280Q186 220 230 186"),
        ], isWarm: true)

    /// Needles in fans on every tier.
    static let pineBonsai = Silhouette(
        back: [
            bonsai.back[0],
            .fill(.leaf, "M116 262Q140 204 206 196Q272 204 296 262ZM306 306Q330 250 390 244Q450 250 476 306Z"),
            .fill(.sprout, "M196 186Q224 112 306 106Q388 112 416 186Z"),
            .line(
                .snow, 3,
                "M206 258V206M206 258L166 214M206 258L136 240M206 258L246 214M206 258L276 240M390 "
                    + "302V254M390 302L350 262M390 302L326 284"
                    + "M390 302L430 262M390 302L456 284"),
            .line(.leaf, 4, "M306 182V118M306 182L256 124M306 182L218 158M306 182L356 124M306 182L394 158"),
        ],
        body: bonsai.body, front: bonsai.front)

    static let lotusSeeds = packet([
        .fill(
            .petal,
            leaves(
                [
                    (300, 376, -70, -50), (300, 376, 70, -50), (300, 376, -40, -84), (300, 376, 40, -84),
                    (300, 376, 0, -96),
                ], 34)),
        .fill(.leaf, "M236 384Q300 360 364 384Q340 408 300 408Q260 408 236 384Z"),
    ])
    static let herbSeeds = packet([
        .line(.leaf, 6, "M300 410V280M272 410Q266 350 250 310M328 410Q334 350 350 310"),
        .fill(.leaf, leaves([(300, 380, -40, -26), (300, 350, 40, -26), (300, 320, -34, -30), (300, 300, 0, -44)])),
        .fill(.sprout, leaves([(266, 370, -34, -24), (256, 330, -6, -44), (334, 370, 34, -24), (344, 330, 6, -44)])),
    ])
    static let vegetableSeeds = packet([
        .fill(.ember, "M252 330Q276 316 288 334Q284 380 254 414Q240 376 252 330Z"), .oval(.flame, 338, 378, 38, 34),
        .fill(
            .leaf,
            leaves([
                (270, 330, -26, -44), (270, 330, 10, -50), (270, 330, 36, -36), (338, 350, -24, -14),
                (338, 350, 24, -14),
            ])),
    ])
    static let wildflowerSeeds = packet([
        .line(.leaf, 6, "M256 410V330M300 410V304M344 410V340"), .line(.sea, 19, blossoms([(256, 326)])),
        .line(.petal, 19, blossoms([(300, 298)])),
        .line(.honey, 19, blossoms([(344, 338)])), .line(.snow, 11, dots([(256, 326), (300, 298), (344, 338)])),
    ])
    static let morningGlorySeeds = packet([
        .line(.leaf, 6, "M262 412Q240 350 290 340T330 280"),
        .fill(.leaf, leaves([(258, 390, -4, -50), (334, 400, 20, -50), (300, 412, 40, -14)], 60)),
        .oval(.sea, 298, 322, 44, 40),
        .line(
            .snow, 6,
            "M298 322V290M298 322L330 314M298 322L318 350M298 322"
                + "L278 350M298 322L266 314"),
        .oval(.honey, 298, 322, 9, 9),
    ])
    /// A packet with its picture.
    private static func packet(_ picture: [Mark]) -> Silhouette {
        Silhouette(
            body: pouch.body,
            front: [pouch.front[0], pouch.front[1], .fill(.paper, "M232 262H368V420H232Z")] + picture + [
                .line(.accent, 6, "M250 438H350")
            ])
    }
    /// With the long thin spout of a watering can for seedlings.
    static let longSpoutCan = Silhouette(
        back: [
            .line(.dark, 13, "M250 440Q190 420 150 300Q130 230 84 190"), .fill(.dark, "M58 190L92 164L104 196L78 214Z"),
            .line(.dark, 17, "M398 268C500 200 540 330 414 430"),
        ],
        body: "M236 250Q240 232 258 232H382Q400 232 404 250L424 446Q426 470 402 470H238Q214 470 216 446Z",
        front: [
            .oval(.ink, 320, 238, 66, 13), .line(.light, 6, "M240 280L232 430M226 446H414"),
            .line(.accent, 6, "M276 300H364M272 320H368"),
            .line(.dark, 5, "M222 404H420"),
        ])

    private static func potted(_ back: [Mark]) -> Silhouette {
        Silhouette(back: back, body: plant.body, front: plant.front)
    }

    /// Pointed leaves, each from its foot by (x, y); `width` in hundredths of the length.
    private static func leaves(_ leaves: [(x: Int, y: Int, along: Int, up: Int)], _ width: Int = 42) -> String {
        leaves.map { leaf in
            let (dx, dy) = (leaf.along, leaf.up)
            let (sideX, sideY) = (-dy * width / 100, dx * width / 100)
            let back = "\(-dx / 2 - sideX) \(-dy / 2 - sideY) \(-dx) \(-dy)"
            return "M\(leaf.x) \(leaf.y)q\(dx / 2 + sideX) \(dy / 2 + sideY) \(dx) \(dy)q\(back)"
        }.joined()
    }

    /// Leaves that are broad at their tips and drawn in near their feet.
    private static func fiddles(_ leaves: [(x: Int, y: Int, along: Int, up: Int)]) -> String {
        leaves.map { leaf in
            let (dx, dy) = (leaf.along, leaf.up)
            let (sideX, sideY) = (-dy / 5, dx / 5)
            let out = "\(dx / 4 + sideX * 2) \(dy / 4 + sideY * 2) \(dx + sideX * 3) \(dy + sideY * 3) \(dx) \(dy)"
            let home = "\(sideX * -3) \(sideY * -3) \(-dx * 3 / 4 - sideX * 2) \(-dy * 3 / 4 - sideY * 2) \(-dx) \(-dy)"
            return "M\(leaf.x) \(leaf.y)c\(out)c\(home)"
        }.joined()
    }

    /// Five petals around each place, where a line with round ends is drawn along them.
    private static func blossoms(_ places: [(x: Int, y: Int)]) -> String {
        places.map { "M\($0.x) \($0.y - 14)h1m13 10h1m-7 15h1m-17 0h1m-7-15h1" }.joined()
    }

    /// Dots, where a line with round ends is drawn along them.
    private static func dots(_ places: [(x: Int, y: Int)]) -> String {
        places.map { "M\($0.x) \($0.y)h1" }.joined()
    }

    /// Eight leaves around a place, where a line with round ends is drawn along them.
    private static func rosette(_ x: Int, _ y: Int, _ radius: Int) -> String {
        let slant = radius * 7 / 10
        return "M\(x - radius) \(y)h\(radius * 2)M\(x) \(y - radius)v\(radius * 2)M\(x - slant) \(y - slant)"
            + "l\(slant * 2) \(slant * 2)m0-\(slant * 2)l-\(slant * 2) \(slant * 2)"
    }
}
