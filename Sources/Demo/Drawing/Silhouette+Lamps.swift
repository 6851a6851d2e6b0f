// Lamps that look like no other lamp, and what burns or smells beside them.
extension Silhouette {
    /// On wheels, led by a stick.
    static let rabbitLantern = Silhouette(
        back: [
            .line(.nut, 9, "M150 250L70 90"), .line(.ink, 3, "M150 250V330"),
            .fill(.ink, Mark.ovalPath(230, 454, 22, 22) + Mark.ovalPath(410, 454, 22, 22)),
            .oval(.dark, 488, 344, 30, 30),
        ],
        body: "M196 250C150 190 130 100 160 90C196 86 220 170 226 232C240 160 276 84 304 100C324 120 286 210 "
            + "262 262C400 250 492 290 "
            + "490 370C488 440 400 448 320 448C200 448 130 400 130 332C130 290 160 262 196 250Z",
        front: [
            .line(.petal, 12, "M172 120Q184 170 204 220M284 128Q266 180 250 226"), .oval(.accent, 184, 310, 12, 12),
            .line(.accent, 5, "M142 350Q160 366 180 354"),
            .line(
                .dark, 4,
                "M290 262Q250 350 290 444M360 264Q330 350 360 446M430 286Q410 360 430 436M150 390"
                    + "Q310 400 480 390"),
            .fill(.petal, Mark.ovalPath(330, 350, 20, 20) + Mark.ovalPath(400, 350, 20, 20)),
        ])
    static let mushroomLamp = Silhouette(
        back: [
            .fill(.snow, "M246 290H354Q350 380 376 452H224Q250 380 246 290Z"),
            .fill(
                .dark,
                "M204 444H396Q404 "
                    + "470 388 470H212Q196 470 204 444Z"),
            .fill(.honey, "M244 296H356L358 330H242Z"),
        ],
        body: "M112 292Q118 120 300 120Q482 120 488 292Q300 340 112 292Z",
        front: [
            .line(.dark, 6, "M116 294Q300 338 484 294"), .line(.light, 8, "M160 226Q184 170 240 150"),
            .oval(.accent, 300, 412, 9, 9),
        ])
    /// Held by the edge of a board.
    static let clipLamp = Silhouette(
        back: [
            .fill(.light, "M302 262L452 214L540 440H270Z"), .line(.ink, 12, "M190 384C110 300 150 180 316 164"),
            .fill(.dark, "M146 372H246V404H146ZM160 434H236L222 462H174Z"), .line(.ink, 10, "M150 376L164 448"),
            .fill(.nut, "M100 404H340V434H100Z"),
        ],
        body: "M288 148L372 120Q384 112 392 124Q420 180 470 206Q476 214 468 220L300 276Q290 278 288 268Q296 210 "
            + "280 162Q280 152 288 148Z",
        front: [
            .line(.dark, 6, "M300 272L468 216"), .line(.light, 6, "M312 170Q322 210 316 246"),
            .oval(.accent, 336, 146, 9, 9),
        ])
    static let candleLamp = Silhouette(
        back: [
            .oval(.light, 300, 150, 96, 96), .oval(.dark, 300, 454, 170, 22),
            .line(.dark, 14, "M450 440Q520 430 506 390Q490 366 440 400"),
        ],
        body: "M232 220Q250 236 262 224Q280 210 300 226Q322 240 340 222Q356 214 368 220V446H232Z",
        front: [
            .fill(.honey, "M300 84C342 140 336 190 300 196C264 190 258 140 300 84Z"),
            .fill(
                .snow,
                "M300 140"
                    + "C316 162 314 184 300 186C286 "
                    + "184 284 162 300 140Z"),
            .line(.light, 8, "M254 260V400"), .oval(.accent, 300, 400, 10, 10), .line(.dark, 5, "M232 428H368"),
        ])
    /// Bent over from its foot like a fishing rod.
    static let arcLamp = Silhouette(
        back: [
            .fill(.light, "M318 262H498L540 466H276Z"), .line(.ink, 11, "M130 456V250C130 70 360 40 406 172"),
            .fill(.dark, "M56 456Q56 444 70 444H190Q204 444 204 456V470H56Z"),
        ],
        body: "M310 264Q310 168 408 168Q506 168 506 264Z",
        front: [
            .line(.dark, 6, "M312 262H504"), .oval(.honey, 408, 268, 34, 14),
            .line(
                .light, 6,
                "M336 244"
                    + "Q340 204 376 188"),
        ])
    static let readingFloorLamp = Silhouette(
        back: [
            .fill(.light, "M326 246L452 196L540 430H290Z"), .line(.ink, 11, "M190 460V120L330 150"),
            .fill(.dark, "M110 456H270V470H110Z"), .oval(.accent, 190, 120, 13, 13), .line(.ink, 8, "M190 230L240 210"),
        ],
        body: "M316 142L384 116Q396 114 402 124Q424 164 462 190Q466 198 458 202L330 252Q320 254 320 244Q324 190 "
            + "310 156Q308 146 316 142Z",
        front: [.line(.dark, 6, "M330 248L458 200"), .line(.light, 6, "M338 160Q346 194 342 222")])
    static let shelfLamp = Silhouette(
        back: [
            .line(.nut, 14, "M214 230V470M386 230V470"), .fill(.accent, "M240 280H258V336H240ZM300 430H356V446H300Z"),
            .fill(.sea, "M262 272H284V336H262ZM296 412H350V428H296Z"), .fill(.honey, "M288 284H306V336H288Z"),
            .fill(.sprout, "M346 308Q322 290 330 268Q350 276 346 308ZM346 308Q370 290 364 262Q344 272 346 308Z"),
            .fill(.snow, "M328 308H364L358 336H334Z"), .line(.nut, 12, "M214 342H386M214 452H386"),
        ],
        body: "M202 96Q202 88 210 88H390Q398 88 398 96V236Q398 244 390 244H210Q202 244 202 236Z",
        front: [
            .line(.dark, 4, "M250 92V240M300 92V240M350 92V240"), .line(.light, 6, "M206 226H394"),
            .line(.dark, 5, "M204 242H396"),
        ])
    static let campingLantern = Silhouette(
        back: [
            .line(.ink, 9, "M186 250C150 60 450 60 414 250"),
            .fill(
                .light,
                "M226 240H374Q404 310 374 394H226"
                    + "Q196 310 226 240Z"),
            .fill(.honey, "M300 264Q336 320 318 356Q300 372 282 356Q264 320 300 264Z"),
            .fill(.ember, "M300 310Q316 340 308 358Q300 364 292 358Q284 340 300 310Z"),
        ],
        body: "M262 128H338V156H262ZM232 156H368L396 232H204ZM204 390H396L424 456Q426 470 412 470H188Q174 470 176 456Z",
        front: [
            .line(.dark, 7, "M226 236Q180 316 226 392M374 236Q420 316 374 392M196 316H404"),
            .oval(.accent, 396, 430, 14, 14),
            .line(.light, 6, "M216 224L238 174M200 446H360"),
        ])

    static let dropperBottle = Silhouette(
        back: [
            .fill(.ink, "M274 92Q276 62 300 62Q324 62 326 92L330 154H270Z"), .fill(.dark, "M256 150H344V206H256Z"),
            .fill(.honey, "M256 202H344V212H256Z"),
        ],
        body: "M262 212H338Q342 240 372 248Q396 256 396 286V436Q396 470 362 470H238Q204 470 204 436V286Q204 256 "
            + "228 248Q258 240 262 212Z",
        front: [
            .fill(.paper, "M204 306H396V424H204Z"),
            .line(
                .leaf, 9,
                "M300 326V404M300 348L272 364M300 348L328 "
                    + "364M300 374L264 394M300 374L336 "
                    + "394"),
            .line(.light, 7, "M224 290Q226 272 244 266"), .line(.accent, 5, "M222 320V410M378 320V410"),
        ])
    static let pillarCandle = Silhouette(
        back: [.oval(.dark, 300, 458, 150, 20), .oval(.light, 300, 450, 128, 14)],
        body: "M214 186Q300 214 386 186V446Q300 474 214 446Z",
        front: [
            .fill(.light, "M214 186Q214 164 300 162Q386 164 386 186Q386 206 300 208Q214 206 214 186Z"),
            .line(.ink, 6, "M300 184V146"),
            .fill(.ember, "M300 62C332 108 328 142 300 148C272 142 268 108 300 62Z"),
            .line(
                .light, 4,
                "M214 250L246 232L278 250L310 232L342 250L386 232M246 232V206M310 232V206M278 250"
                    + "V286M342 250V286M214 286L246 304L278 "
                    + "286L310 304L342 286L386 304M246 304V340M310 304V340M214 358L246 340L278 358L310 340L342 358"
                    + "L386 340M278 358V394M342 358V394M214 "
                    + "394L246 412L278 394L310 412L342 394L386 412"),
        ])
    static let lotusHolder = Silhouette(
        back: [
            .line(.light, 10, "M316 104C350 80 290 60 326 30"), .line(.ink, 6, "M300 380L316 112"),
            .line(.accent, 6, "M315 126L316 112"),
            .fill(
                .light,
                "M300 250Q240 330 260 420H340Q360 330 300 250ZM190 280Q170 370 240 430H300Q280 330 "
                    + "190 280ZM410 280Q430 370 360 "
                    + "430H300Q320 330 410 280Z"),
        ],
        body: "M104 350Q130 450 240 460H360Q470 450 496 350Q400 360 360 420Q350 350 300 306Q250 350 240 420Q200 "
            + "360 104 350Z",
        front: [
            .line(.dark, 4, "M300 330V440M150 376Q200 420 236 440M450 376Q400 420 364 440"),
            .fill(
                .leaf,
                "M150 "
                    + "452Q300 486 450 452Q420 476 300 "
                    + "478Q180 476 150 452Z"),
            .oval(.honey, 300, 400, 12, 12),
        ])
    /// Smoke runs down between its peaks.
    static let mountainBurner = Silhouette(
        back: [
            .fill(.light, "M130 430L230 230L290 310L360 180L470 430Z"),
            .fill(
                .dark,
                "M100 432H500Q500 470 "
                    + "460 470H140Q100 470 100 432Z"),
        ],
        body: "M96 440L186 290L250 370L318 230L372 330L420 280L504 440Z",
        front: [
            .line(.snow, 22, "M318 240C290 300 340 320 310 370C290 410 330 420 320 442"),
            .line(
                .snow, 12,
                "M330 290C350 330 350 350 366 380M230 "
                    + "446H420"),
            .line(.dark, 5, "M186 296L204 350M420 288L440 350"),
            .fill(
                .accent,
                "M164 376L186 356L208 376ZM172 "
                    + "376H200V400H172Z"),
        ])
    /// Four bars of soap in an open box.
    static let soapBox = Silhouette(
        back: [.fill(.dark, "M120 160H480L500 290H100Z"), .line(.light, 5, "M140 178H460L474 274")],
        body: "M84 286H516V460Q516 470 506 470H94Q84 470 84 460Z",
        front: [
            .fill(.paper, "M104 306H496V450H104Z"),
            .fill(.petal, "M118 334Q118 320 132 320H180Q194 320 194 334V422Q194 436 180 436H132Q118 436 118 422Z"),
            .fill(.sprout, "M212 334Q212 320 226 320H274Q288 320 288 334V422Q288 436 274 436H226Q212 436 212 422Z"),
            .fill(.honey, "M306 334Q306 320 320 320H368Q382 320 382 334V422Q382 436 368 436H320Q306 436 306 422Z"),
            .fill(.sea, "M400 334Q400 320 414 320H462Q476 320 476 334V422Q476 436 462 436H414Q400 436 400 422Z"),
            .line(.snow, 30, "M156 378h1M250 378h1M344 378h1M438 378h1"),
            .line(.accent, 8, "M156 378h1M250 378h1M344 378h1M438 378h1"),
        ])

    /// A dome of coloured panes.
    static let glassLamp = Silhouette(
        back: [
            .line(.nut, 18, "M300 280V440"), .fill(.nut, "M212 470Q224 430 300 428Q376 430 388 470Z"),
            .line(.ink, 4, "M372 296V352"),
            .oval(.honey, 372, 358, 8, 8),
        ],
        body: "M110 296Q120 120 300 116Q480 120 490 296Q300 316 110 296Z",
        front: [
            .fill(
                .flame,
                "M150 250L176 296L120 292ZM300 250L330 300H270ZM450 250L480 292L424 296ZM232 160L262 "
                    + "200H206Z"),
            .fill(.leaf, "M222 250L252 300L196 298ZM378 250L404 298L348 300ZM368 160L394 200H338Z"),
            .fill(.honey, "M300 140L330 196H270Z"),
            .fill(.sea, "M180 200L210 240H156ZM420 200L444 240H390ZM300 204L326 240H274Z"),
            .line(
                .ink, 4,
                "M300 118V306M236 128Q196 200 190 298M364 128Q404 200 410 298M160 196Q300 210 440 196"
                    + "M128 244Q300 258 472 244"),
            .fill(.nut, "M280 96H320L330 122H270Z"),
        ])
    /// On a foot of glazed pottery.
    static let ceramicLamp = Silhouette(
        back: [
            .fill(.snow, "M222 110H378L436 264H164Z"), .line(.light, 6, "M230 128H370M176 246H424"),
            .line(.ink, 12, "M300 262V300"),
            .fill(.nut, "M220 454H380V470H220Z"),
        ],
        body: "M272 290H328Q330 306 350 314Q412 340 404 400Q396 440 364 458H236Q204 440 196 400Q188 340 250 314"
            + "Q270 306 272 290Z",
        front: [
            .line(.light, 7, "M220 396Q222 356 252 338"),
            .line(
                .dark, 5,
                "M266 304Q300 312 334 304M226 440Q300 "
                    + "454 374 440"),
            .line(.accent, 6, "M270 396Q300 356 330 396M300 366V420"),
        ])
    /// A moon of paper that stands on the floor.
    static let paperGlobe = Silhouette(
        back: [.oval(.light, 300, 290, 200, 190), .fill(.ink, "M250 452H350V470H250Z")],
        body: Mark.ovalPath(300, 290, 170, 168),
        front: [
            .line(
                .dark, 3,
                "M176 176Q300 200 424 176M142 226Q300 254 458 226M130 284Q300 314 470 284M138 340"
                    + "Q300 370 462 340M168 398Q300 424 432 398"),
            .fill(.ink, "M256 120H344V132H256Z"), .line(.light, 8, "M184 250Q198 204 232 180"),
        ])
    /// A shade alone, woven, with its cord.
    static let wovenShade = Silhouette(
        back: [
            .line(.ink, 6, "M300 40V150"), .fill(.light, "M150 380H450L520 490H80Z"), .oval(.honey, 300, 380, 40, 34),
        ],
        body: "M262 146H338Q350 190 400 230Q470 290 480 384Q300 410 120 384Q130 290 200 230Q250 190 262 146Z",
        front: [
            .line(
                .dark, 5,
                "M246 196Q300 208 354 196M188 250Q300 274 412 250M146 310Q300 338 454 310M300 150"
                    + "V400M276 150Q220 240 190 394M324 150Q380 240 410 394"),
            .line(.dark, 12, "M124 386Q300 412 476 386"), .fill(.dark, "M256 138H344V152H256Z"),
        ], isWarm: true)
    /// A column as tall as a person.
    static let paperColumn = Silhouette(
        back: [.oval(.light, 300, 270, 150, 220), .line(.nut, 14, "M232 420L218 470M368 420L382 470")],
        body: "M224 76H376Q396 100 380 130Q360 150 380 176Q396 204 380 230Q360 252 380 280Q396 306 380 334Q362 "
            + "356 380 384Q392 406 376 430H224Q208 406 220 "
            + "384Q238 356 220 334Q204 306 220 280Q240 252 220 230Q204 204 220 176Q240 150 220 130Q204 100 224 76Z",
        front: [
            .line(.dark, 4, "M228 152Q300 166 372 152M228 254Q300 268 372 254M228 358Q300 372 372 358"),
            .line(.light, 7, "M246 100V130M246 190V226M246 296V330"),
            .fill(
                .nut,
                "M218 66H382V80H218ZM218 424"
                    + "H382V440H218Z"),
        ])
}
