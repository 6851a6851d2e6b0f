// What holds other things: leather goods, sleeves and baskets, each shown with what it is for.
extension Silhouette {
    static let keyCase = Silhouette(
        back: [
            .line(
                .honey, 15,
                "M244 330L228 444M300 330V462M356 330L372 444M230 436l-18-3M233 412l-18-3M300 452h18M300 428h18"
                    + "M371 436l18-3"
                    + "M367 412l18-3")
        ],
        body: "M180 150Q180 120 210 120H390Q420 120 420 150V330Q420 364 386 364H214Q180 364 180 330Z",
        front: [
            .fill(.dark, "M180 220V150Q180 120 210 120H390Q420 120 420 150V220Q300 288 180 220Z"),
            .line(.light, 4, "M198 252V330Q198 346 214 346H386Q402 346 402 330V252"), .oval(.honey, 300, 234, 13, 13),
            .line(.light, 4, "M198 206V152Q198 138 212 138H388Q402 138 402 152V206"),
        ])
    static let cardHolder = Silhouette(
        back: [
            .fill(.honey, "M184 182H416Q430 182 430 196V300H170V196Q170 182 184 182Z"),
            .fill(.sea, "M178 214H422Q436 214 436 228V320H164V228Q164 214 178 214Z"),
            .fill(.paper, "M172 246H428Q442 246 442 260V340H158V260Q158 246 172 246Z"),
            .line(.accent, 7, "M180 266H250"),
        ],
        body: "M140 296Q140 284 152 284H262Q270 322 300 322Q330 322 338 284H448Q460 284 460 296V446Q460 470 436 "
            + "470H164"
            + "Q140 470 140 446Z",
        front: [
            .line(.dark, 5, "M140 346H460M140 396H460"),
            .line(
                .light, 4,
                "M158 300H250M350 300H442M158 362H442M158 412V440Q158 452 170 452H430Q442 452 442 440V412H158"),
            .oval(.dark, 404, 430, 10, 10),
        ])
    static let passportWallet = Silhouette(
        back: [
            .fill(.paper, "M318 82H420V300H318Z"), .line(.ink, 5, "M336 104H402M336 122H380"),
            .fill(.accent, "M186 130Q186 116 200 116H388Q402 116 402 130V320H186Z"), .oval(.honey, 294, 178, 34, 34),
            .oval(.accent, 294, 178, 25, 25),
            .line(.honey, 5, "M294 146V210M262 178H326M250 228H338"),
        ],
        body: "M164 262Q164 248 178 248H422Q436 248 436 262V446Q436 470 412 470H188Q164 470 164 446Z",
        front: [
            .line(.light, 4, "M182 270H418V440Q418 452 406 452H194Q182 452 182 440Z"),
            .fill(.dark, "M164 330H436V366H164Z"), .oval(.honey, 300, 348, 12, 12),
        ])
    /// The edge of a tablet stands out of it.
    static let tabletSleeve = Silhouette(
        back: [
            .fill(.ink, "M148 162Q148 138 172 138H428Q452 138 452 162V330H148Z"), .fill(.sea, "M168 158H432V330H168Z"),
            .fill(.snow, "M190 178H300V192H190ZM190 206H260V216H190Z"),
        ],
        body: "M126 246H236Q246 286 300 286Q354 286 364 246H474V440Q474 470 444 470H156Q126 470 126 440Z",
        front: [
            .line(.light, 5, "M144 264V436Q144 452 160 452H440Q456 452 456 436V264"),
            .fill(.nut, "M280 256H320V366Q300 388 280 366Z"), .oval(.honey, 300, 352, 9, 9),
            .line(.dark, 5, "M126 246H236Q246 286 300 286Q354 286 364 246H474"),
        ])
    /// Unrolled to the half, with its crayons in a row.
    static let pencilRoll = Silhouette(
        back: [
            .line(.flame, 24, "M146 230V350M326 240V350"), .line(.ember, 24, "M182 216V350"),
            .line(.honey, 24, "M218 236V350M362 222V350"), .line(.sprout, 24, "M254 222V350"),
            .line(.sea, 24, "M290 210V350"),
            .fill(.snow, crayons.map { "M\($0.x - 12) \($0.y)l12-40 12 40z" }.joined()),
            .fill(.ink, crayons.map { "M\($0.x - 5) \($0.y - 24)l5-16 5 16z" }.joined()),
        ],
        body: "M112 300H400V470H112ZM400 236Q400 206 440 206Q480 206 480 236V446Q480 470 440 470Q400 470 400 446Z",
        front: [
            .line(.dark, 5, "M112 300H398M164 304V466M200 304V466M236 304V466M272 304V466M308 304V466M344 304V466"),
            .oval(.light, 440, 232, 40, 18), .line(.dark, 5, "M410 232Q440 214 464 230Q440 246 428 234"),
            .line(.accent, 12, "M402 350Q440 370 478 350M440 360L414 416M440 360L470 410"),
        ])
    /// Unrolled to the half, with small shears, a rake and tweezers in it.
    static let toolRoll = Silhouette(
        back: [
            .line(.accent, 13, "M140 310Q108 220 140 206Q172 220 156 310M172 310Q150 220 186 206Q216 220 186 310"),
            .line(.ink, 13, "M236 340V190M220 176V200M236 172V200M252 176V200M220 200H252"),
            .line(.nut, 20, "M290 340V190M362 340V214"), .line(.ink, 9, "M318 340L324 190L330 340M362 214V182"),
        ],
        body: pencilRoll.body, front: pencilRoll.front)
    /// A small house is printed on it.
    static let bookTote = Silhouette(
        back: tote.back, body: tote.body,
        front: [
            .line(.light, 5, "M152 262H448"), .line(.dark, 16, "M222 236V290M378 236V290"),
            .fill(.accent, "M222 352L300 290L378 352Z"),
            .fill(.snow, "M242 352H358V430H242Z"), .fill(.ink, "M286 386H316V430H286Z"),
            .fill(
                .honey,
                "M326 368"
                    + "H346V388H326Z"),
        ])
    /// Open in front, so that the camera shows.
    static let cameraBackpack = Silhouette(
        back: backpack.back, body: backpack.body,
        front: [
            .fill(.dark, "M196 286Q196 270 212 270H388Q404 270 404 286V440Q404 452 392 452H208Q196 452 196 440Z"),
            .fill(
                .light,
                "M226 326H264L276 308H324L336 326H374Q382 326 382 334V416Q382 424 374 424H226Q218 424 "
                    + "218 416V334Q218 326 226 326Z"),
            .oval(.ink, 300, 376, 40, 40), .oval(.dark, 300, 376, 31, 31), .oval(.sea, 300, 376, 20, 20),
            .oval(.snow, 292, 368, 6, 6),
            .oval(.accent, 362, 344, 7, 7), .line(.light, 5, "M206 236Q300 200 394 236"),
        ])
    /// To sit on and to be pulled: horns to hold, a face in front.
    static let rideOnCase = Silhouette(
        back: [
            .line(.accent, 9, "M470 280Q540 230 552 160"), .line(.dark, 26, "M214 240L180 170M280 232L290 160"),
            .fill(.ink, Mark.ovalPath(176, 446, 28, 28) + Mark.ovalPath(424, 446, 28, 28)),
        ],
        body: "M96 330Q96 240 196 236Q240 236 270 262Q330 288 390 254Q430 236 466 254Q506 280 506 340V404Q506 "
            + "440 470 440H132Q96 440 96 404Z",
        front: [
            .line(.dark, 7, "M98 346H504"), .line(.light, 8, "M290 300Q350 320 416 284"),
            .fill(.snow, Mark.ovalPath(160, 306, 24, 26)),
            .oval(.ink, 154, 308, 11, 13), .line(.ink, 6, "M120 384Q150 410 186 388"),
            .fill(
                .honey,
                "M284 330"
                    + "H330V364H284Z"),
            .fill(.light, Mark.ovalPath(176, 446, 11, 11) + Mark.ovalPath(424, 446, 11, 11)),
        ])
    /// A soft box with its lid half open.
    static let lunchBag = Silhouette(
        back: [
            .line(.dark, 18, "M210 216C214 110 386 110 390 216"),
            .fill(
                .honey,
                "M180 240Q180 210 210 210H390"
                    + "Q420 210 420 240V290H180Z"),
            .line(.nut, 7, "M200 236H400M300 214V236"),
        ],
        body: "M146 276Q146 258 164 258H436Q454 258 454 276V446Q454 470 430 470H170Q146 470 146 446Z",
        front: [
            .line(.ink, 6, "M148 290H452"), .fill(.accent, "M420 284H444V316H420Z"),
            .line(
                .light, 5,
                "M164 312"
                    + "H436V450H164Z"),
            .fill(.dark, "M232 352H368V424H232Z"),
            .line(
                .light, 5,
                "M266 372Q256 384 266 396M300 368Q290 384 "
                    + "300 400M334 372Q324 384 334 396"),
        ])
    private static let crayons: [(x: Int, y: Int)] = [
        (146, y: 228), (182, 214), (218, 234), (254, 220), (290, 208), (326, 238), (362, 220),
    ]
    static let wovenBasket = Silhouette(
        back: [.line(.dark, 20, "M150 300C140 70 460 70 450 300"), .line(.light, 5, "M150 300C140 70 460 70 450 300")],
        body: "M122 292H478L438 450Q434 470 412 470H188Q166 470 162 450Z",
        front: [
            .line(.dark, 6, "M134 340H466M146 384H454M156 428H444"),
            .line(.light, 6, "M180 310L204 462M240 310L250 462M300 310V462M360 310L350 462M420 310L396 462"),
            .fill(.dark, "M108 276Q108 270 114 270H486Q492 270 492 276V306Q492 312 486 312H114Q108 312 108 306Z"),
            .line(
                .light, 5,
                "M130 304L150 278M180 304L200 278M230 304L250 278M280 304L300 278M330 304L350 278M380 304L400 278"
                    + "M430 304L450 278"),
        ], isWarm: true)
    static let coinPurse = Silhouette(
        body: "M176 236Q96 330 122 400Q146 470 236 470H364Q454 470 478 400Q504 330 424 236Z",
        front: [
            .line(
                .dark, 5,
                "M222 256Q196 320 206 380M272 262Q262 310 266 350M328 262Q338 310 334 350M378 256Q404 320 394 380"),
            .line(.honey, 22, "M170 248Q164 190 222 184H378Q436 190 430 248"),
            .line(.honey, 12, "M282 180L270 154M318 180L330 154"),
            .oval(.honey, 272, 146, 17, 17), .oval(.honey, 328, 146, 17, 17), .oval(.accent, 300, 404, 20, 20),
            .oval(.light, 300, 404, 8, 8),
        ])
    static let drawstringBag = Silhouette(
        back: [
            .line(.ink, 9, "M224 196Q120 300 168 456M376 196Q480 300 432 456"),
            .fill(.dark, "M206 132Q250 160 300 138Q350 160 394 132L372 206H228Z"),
        ],
        body: "M226 194Q150 290 160 440Q162 470 192 470H408Q438 470 440 440Q450 290 374 194Z",
        front: [
            .line(.dark, 5, "M250 214Q226 270 226 330M300 216V300M350 214Q374 270 374 330"),
            .line(.accent, 13, "M226 198Q300 226 374 198"), .line(.accent, 7, "M312 210L334 268M300 212L290 272"),
            .oval(.honey, 180, 446, 11, 11), .oval(.honey, 420, 446, 11, 11),
            .line(.light, 6, "M196 392Q300 412 404 392"),
        ])
    static let rollBackpack = Silhouette(
        back: [
            .line(.dark, 16, "M262 160Q262 108 300 108Q338 108 338 160"),
            .fill(.dark, "M150 310L186 290V424L150 414ZM450 310L414 290V424L450 414Z"),
        ],
        body: "M184 210H416L426 440Q426 470 396 470H204Q174 470 174 440Z",
        front: [
            .fill(.dark, "M190 148H410Q436 148 436 180Q436 214 410 214H190Q164 214 164 180Q164 148 190 148Z"),
            .line(.light, 5, "M186 190Q176 176 192 168H408Q420 176 410 190"),
            .line(.accent, 16, "M236 152V352M364 152V352"), .fill(.honey, "M222 270H250V300H222ZM350 270H378V300H350Z"),
            .line(.dark, 6, "M204 380H396V444H204Z"),
        ])
    /// With a frame, corners and belts.
    static let trunk = Silhouette(
        back: [
            .line(.ink, 12, "M246 200V104H354V200"), .oval(.ink, 190, 476, 18, 12), .oval(.ink, 410, 476, 18, 12),
            .line(.dark, 14, "M262 194Q300 150 338 194"),
        ],
        body: "M144 214Q144 190 168 190H432Q456 190 456 214V446Q456 470 432 470H168Q144 470 144 446Z",
        front: [
            .line(.light, 8, "M150 322H450"), .fill(.dark, "M196 190H228V470H196ZM372 190H404V470H372Z"),
            .fill(.honey, "M188 300H236V336H188ZM364 300H412V336H364ZM282 306H318V344H282Z"),
            .fill(
                .dark,
                "M144 232V214Q144 190 168 190H186ZM456 232V214Q456 190 432 190H414ZM144 428V446Q144 470 168 470H186Z"
                    + "M456 428V446Q456 470 432 470H414Z"),
            .oval(.ink, 300, 322, 5, 7),
        ])
}
