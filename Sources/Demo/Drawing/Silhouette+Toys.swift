// Toys of wood, and the panda.
extension Silhouette {
    /// Laid into its tray.
    static let tangram = Silhouette(
        body: "M136 146Q136 138 144 138H456Q464 138 464 146V462Q464 470 456 470H144Q136 470 136 462Z",
        front: [
            .fill(.dark, "M156 160V448L300 304Z"), .fill(.accent, "M156 160H444L300 304Z"),
            .fill(.light, "M444 160V304L372 376V232ZM156 448H300L228 376Z"),
            .fill(.honey, "M300 304L372 376L300 448L228 376Z"),
            .fill(.dark, "M300 304L372 232V376Z"), .fill(.sea, "M444 304V448H300Z"),
            .line(.paper, 6, "M156 160L444 448M444 160L156 448M372 232V376M228 376L300 448L444 304"),
        ], isWarm: true)
    static let abacus = Silhouette(
        back: [.line(.ink, 6, "M158 200V450M215 200V450M272 200V450M328 200V450M385 200V450M442 200V450")],
        body:
            "M92 182Q92 170 104 170H496Q508 170 508 182V458Q508 470 496 470H104Q92 470 92 458ZM120 198V264H480"
            + "V198ZM120 284"
            + "V442H480V284Z",
        front: [
            .line(.accent, 26, "M148 246h20M205 214h20M262 246h20M318 214h20M375 246h20M432 214h20"),
            .line(
                .honey, 26,
                "M148 304h20M148 336h20M148 396h20M148 428h20M205 336h20M205 366h20M205 396h20M205 428h20M262 "
                    + "304h20M262 366h20"
                    + "M262 396h20M262 428h20M318 304h20M318 336h20M318 366h20M318 428h20"),
            .line(
                .honey, 26, "M375 304h20M375 366h20M375 396h20M375 428h20M432 304h20M432 336h20M432 396h20M432 428h20"),
            .fill(.dark, "M92 262H508V286H92Z"),
        ], isWarm: true)
    static let stackingStones = Silhouette(
        back: [.fill(.sea, "M206 286L236 252L352 246L392 280L372 312L240 318Z")],
        body: "M140 440L170 392L286 374L420 392L462 440L440 470H164ZM214 228L250 196L332 198L366 226L340 254L244 256Z",
        front: [
            .fill(.honey, "M176 350L214 312L340 306L410 344L386 380L250 392L196 382Z"),
            .fill(.accent, "M238 176L272 146L330 152L350 182L318 204L258 202Z"),
            .fill(.leaf, "M262 122L292 100L326 108L336 134L312 152L276 148Z"),
            .fill(.ember, "M440 436L470 418L506 430L514 460L490 472L450 470Z"),
            .line(
                .light, 5, "M196 412L286 396L400 408M228 340L330 330M246 272L340 266M260 214L322 214M276 168L322 172"),
        ])
    /// Arches in each other, and the smallest of them turned over as a cradle.
    static let rainbow = Silhouette(
        body: arch(212, 178),
        front: [
            .fill(.ember, arch(174, 142)), .fill(.honey, arch(138, 106)), .fill(.leaf, arch(102, 72)),
            .fill(.sea, arch(68, 36)),
            .fill(.petal, "M246 142A54 60 0 0 0 354 142H324A24 26 0 0 1 276 142Z"),
        ])
    private static func arch(_ outer: Int, _ inner: Int) -> String {
        "M\(300 - outer) 470A\(outer) \(outer * 5 / 4) 0 0 1 \(300 + outer) 470H\(300 + inner)"
            + "A\(inner) \(inner * 5 / 4) 0 0 0 \(300 - inner) 470Z"
    }
    /// With a load of timber.
    static let truck = Silhouette(
        back: [
            .line(.honey, 38, "M140 250H330"), .line(.ember, 38, "M160 214H316"),
            .line(.light, 6, "M146 250H320M166 214H306"),
            .fill(.dark, "M96 392H500V432H96Z"),
        ],
        body:
            "M96 262Q96 254 104 254H338V396H96ZM356 396V222Q356 206 372 206H428Q442 206 450 220L488 296Q506 300 "
            + "506 320V396Z",
        front: [
            .line(.dark, 6, "M104 300H330M104 346H330M150 262V390M216 262V390M282 262V390"),
            .fill(.snow, "M378 230H424L454 296H378Z"), .oval(.honey, 494, 346, 12, 14),
            .line(.dark, 5, "M392 322V384M408 338H430"),
            .fill(.ink, Mark.ovalPath(172, 426, 44, 44) + Mark.ovalPath(424, 426, 44, 44)),
            .fill(.honey, Mark.ovalPath(172, 426, 24, 24) + Mark.ovalPath(424, 426, 24, 24)),
            .fill(.ink, Mark.ovalPath(172, 426, 7, 7) + Mark.ovalPath(424, 426, 7, 7)),
        ], isWarm: true)
    /// Three of them, the nearest in front.
    static let racers = Silhouette(
        back: [
            .fill(.sea, racer(200, 190)), .fill(.honey, racer(340, 284)),
            .fill(.snow, Mark.ovalPath(188, 178, 15, 15) + Mark.ovalPath(328, 272, 15, 15)),
            .fill(.ink, wheels(200, 190) + wheels(340, 284)),
        ],
        body:
            "M112 450V408Q112 400 120 400L96 368H150L176 396H200Q212 350 266 346Q308 350 322 394L416 410Q436 "
            + "416 436 450Z",
        front: [
            .fill(.snow, "M238 394Q242 366 266 364Q292 368 300 394Z"),
            .fill(.ink, Mark.ovalPath(172, 446, 32, 32) + Mark.ovalPath(374, 446, 32, 32)),
            .fill(.light, Mark.ovalPath(172, 446, 13, 13) + Mark.ovalPath(374, 446, 13, 13)),
            .line(.accent, 9, "M222 424H318"),
        ])
    private static func racer(_ x: Int, _ y: Int) -> String {
        "M\(x - 96) \(y + 28)v-42l-16-28h40l20 26h22q10-34 44-36 34 4 40 36l52 10q14 4 14 34z"
    }
    private static func wheels(_ x: Int, _ y: Int) -> String {
        Mark.ovalPath(x - 52, y + 26, 22, 22) + Mark.ovalPath(x + 66, y + 26, 22, 22)
    }
    /// Six bars through each other; those that point at the viewer show their grain.
    static let lubanLock = Silhouette(
        body: "M224 130Q224 124 230 124H370Q376 124 376 130V464Q376 470 370 470H230Q224 470 224 464Z",
        front: [
            .line(.dark, 5, "M300 126V468M226 158H374M226 436H374"),
            .fill(.light, "M112 224Q112 218 118 218H482Q488 218 488 224V370Q488 376 482 376H118Q112 376 112 370Z"),
            .line(.dark, 5, "M114 297H486M146 220V374M454 220V374"), .fill(.dark, "M218 212H382V382H218Z"),
            .fill(.main, "M226 220H297V374H226ZM303 220H374V374H303Z"),
            .line(
                .light, 5,
                Mark.ovalPath(261, 297, 24, 60) + Mark.ovalPath(339, 297, 24, 60) + "M261 270V324M339 270V324"),
        ], isWarm: true)
    /// A hall with two roofs.
    static let palace = Silhouette(
        back: [.fill(.light, "M168 320H432V432H168ZM214 196H386V244H214Z"), .fill(.dark, "M272 340H328V432H272Z")],
        body:
            "M112 430H488V470H112ZM160 312H192V430H160ZM228 312H256V430H228ZM344 312H372V430H344ZM408 312H440"
            + "V430H408ZM206 190H226"
            + "V246H206ZM290 190H310V246H290ZM374 190H394V246H374Z",
        front: [
            .fill(.accent, "M78 306Q160 290 192 236H408Q440 290 522 306L506 326H94Z"),
            .fill(.accent, "M146 184Q214 166 246 112H354Q386 166 454 184L440 202H160Z"),
            .fill(.honey, "M238 102H362V118H238Z"),
            .line(
                .light, 5, "M236 254L206 314M300 254V314M364 254L394 314M280 124L260 190M320 124L340 190M112 448H488"),
        ])
    /// Black and white whatever its palette, with a stem of bamboo in its arms.
    static let panda = Silhouette(
        back: [
            .fill(.ink, Mark.ovalPath(216, 172, 44, 44) + Mark.ovalPath(384, 172, 44, 44)),
            .fill(.ink, Mark.ovalPath(212, 440, 62, 38) + Mark.ovalPath(388, 440, 62, 38)),
        ],
        body: bear.body,
        front: [
            .fill(
                .ink,
                "M270 190Q240 186 230 222Q232 252 258 244Q280 226 270 190ZM330 190Q360 186 370 222Q368 252 342 "
                    + "244Q320 226 "
                    + "330 190Z"),
            .fill(.snow, Mark.ovalPath(256, 214, 8, 8) + Mark.ovalPath(344, 214, 8, 8)), .oval(.ink, 300, 248, 17, 11),
            .line(.ink, 4, "M300 258V272M280 278Q300 292 320 278"),
            .line(.leaf, 20, "M392 236L232 424"), .line(.sprout, 5, "M352 270L366 282M312 316L326 328M272 364L286 376"),
            .fill(.sprout, "M388 240Q404 180 452 176Q446 224 388 240ZM380 236Q352 200 366 158Q400 190 380 236Z"),
            .fill(
                .ink,
                "M188 306Q236 296 290 352Q310 384 284 398Q220 400 180 366ZM412 306Q376 290 332 300Q306 320 330 "
                    + "340Q374 372 420 "
                    + "366Z"),
        ])

    /// A landscape in gold and green on its pieces.
    static let landscapePuzzle = puzzled([
        .fill(.sea, "M146 420L206 300L250 350L310 236L370 340L404 296L438 390V466H146Z"),
        .fill(.sprout, "M146 430Q200 390 260 424T380 416T438 430V466H146Z"),
        .line(.honey, 6, "M206 304L184 350M206 304L226 340M310 242L280 310M310 242L340 300M404 300L390 330"),
        .oval(.accent, 376, 230, 24, 24),
    ])
    /// A tree in each of its quarters: in flower, green, red and under snow.
    static let seasonsPuzzle = puzzled([
        .fill(.petal, Mark.ovalPath(217, 240, 44, 38)), .fill(.leaf, Mark.ovalPath(367, 240, 44, 38)),
        .fill(.flame, Mark.ovalPath(217, 384, 44, 38)), .fill(.snow, Mark.ovalPath(367, 384, 44, 38)),
        .line(.ink, 9, "M217 244V302M367 244V302M217 388V446M367 388V446"),
    ])
    /// The head of a dancing lion.
    static let lionPuzzle = puzzled([
        .fill(.honey, "M180 260Q190 206 292 202Q394 206 404 260Q420 360 360 420Q292 448 224 420Q164 360 180 260Z"),
        .fill(
            .flame,
            "M220 250Q292 214 364 250Q340 280 292 276Q244 280 220 250ZM226 392Q292 352 358 392Q340 "
                + "420 292 424Q244 420 226 392Z"),
        .fill(.snow, Mark.ovalPath(240, 308, 30, 28) + Mark.ovalPath(344, 308, 30, 28)),
        .fill(.ink, Mark.ovalPath(244, 310, 14, 16) + Mark.ovalPath(340, 310, 14, 16)), .oval(.leaf, 292, 352, 24, 17),
    ])
    /// Lands in many colours, a river, and a rose of the winds.
    static let mapPuzzle = puzzled([
        .fill(.sprout, "M160 230L250 200L292 260L230 320L166 310Z"), .fill(.honey, "M250 200L370 210L400 270L292 260Z"),
        .fill(.ember, "M230 320L292 260L400 270L380 340L290 370Z"),
        .fill(
            .petal,
            "M166 310L230 320L290 370L250 "
                + "440L184 400Z"),
        .fill(.leaf, "M290 370L380 340L416 400L350 446L250 440Z"), .line(.sea, 8, "M176 280Q240 300 280 316T400 320"),
        .line(.ink, 4, "M392 220V180M374 200H410"),
    ])
    private static func puzzled(_ picture: [Mark]) -> Silhouette {
        Silhouette(back: puzzle.back, body: puzzle.body, front: picture + [puzzle.front[0]])
    }
}
