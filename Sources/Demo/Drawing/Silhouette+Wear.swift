// What lies in a wardrobe and has a cut of its own.
extension Silhouette {
    /// A square with a hem and a flower in its middle, laid out.
    static let silkSquare = Silhouette(
        back: [.fill(.dark, "M150 162Q226 142 306 162T466 162Q448 240 466 312T466 476Q386 490 306 474T150 478Z")],
        body:
            "M138 150Q216 130 296 150T458 150Q440 228 458 304T458 466Q376 484 296 464T138 466Q156 388 138 308"
            + "T138 150Z",
        front: [
            .line(
                .light, 14,
                "M168 180Q230 166 296 180T430 180Q416 240 430 304T430 436Q366 450 296 436T168 436Q182 376 168 "
                    + "308T168 "
                    + "180Z"),
            .line(.accent, 44, "M298 308v-40m0 40l38-12m-38 12l24 32m-24-32l-24 32m24-32l-38-12"),
            .oval(.honey, 298, 308, 20, 20),
            .line(
                .dark, 5,
                "M204 396Q230 350 214 316M392 220Q372 260 386 300M214 220Q240 240 262 226M380 398Q350 376 336 396"),
            .fill(
                .accent,
                Mark.ovalPath(214, 220, 10, 10) + Mark.ovalPath(392, 220, 10, 10) + Mark.ovalPath(204, 396, 10, 10)
                    + Mark.ovalPath(384, 398, 10, 10)),
        ])
    /// With a shawl collar, a belt and deep pockets, down to the knee.
    static let robe = Silhouette(
        back: [
            .fill(.dark, "M244 132Q300 168 356 132L340 200H260Z"),
            .line(
                .ink, 6,
                "M300 92Q300 66 318 72M222 "
                    + "142L300 92L378 142"),
        ],
        body: "M244 132L178 158Q160 166 152 190L104 356L168 380L204 284L192 476H408L396 284L432 380L496 356L448 "
            + "190Q440 166 422 158"
            + "L356 132L306 290H294Z",
        front: [
            .line(.light, 22, "M248 140L298 292M352 140L302 292"), .line(.dark, 5, "M300 310V474"),
            .fill(.dark, "M198 282H402V312H198Z"), .line(.dark, 14, "M308 304L286 396M310 304L336 410"),
            .line(.dark, 5, "M212 370H272V430H212ZM328 370H388V430H328Z"),
            .line(
                .light, 7,
                "M112 350L170 372"
                    + "M488 350L430 372"),
        ])
    /// With a turned-down collar and a row of small buttons.
    static let shirt = Silhouette(
        back: [.fill(.dark, "M252 138Q300 168 348 138L340 190H260Z")],
        body: "M252 138L190 160Q168 168 160 190L106 390L160 408L204 284V470H396V284L440 408L494 390L440 190Q432 "
            + "168 410 160L348 138"
            + "L300 206Z",
        front: [
            .fill(.light, "M252 134L300 204L258 226L226 150ZM348 134L300 204L342 226L374 150Z"),
            .line(.dark, 4, "M288 222V470M312 222V470M204 284V240M396 284V240M330 270H376V318H330Z"),
            .line(.snow, 10, "M300 240h1M300 290h1M300 340h1M300 390h1M300 440h1"),
            .line(.dark, 5, "M112 370L166 388M488 370L434 388"),
        ])
    /// Low and wide, with a ribbon.
    static let strawHat = Silhouette(
        back: [.fill(.dark, Mark.ovalPath(300, 400, 236, 66))],
        body: Mark.ovalPath(300, 388, 236, 62) + "M176 380Q176 220 300 214Q424 220 424 380Q300 420 176 380Z",
        front: [
            .fill(.accent, "M176 348Q300 388 424 348V382Q300 420 176 382Z"),
            .line(
                .dark, 4,
                "M196 280Q300 306 404 280M182 322Q300 352 418 322M218 244Q300 262 382 244M84 398"
                    + "Q300 470 516 398"),
            .line(.accent, 9, "M410 384Q440 410 432 440M410 384Q456 396 470 420"),
        ], isWarm: true)
    /// No higher than a shoe.
    static let boatSocks = Silhouette(
        back: [
            .fill(
                .dark,
                "M250 218Q280 208 310 236Q370 290 460 298Q500 308 490 340Q480 358 440 358H270Q236 354 "
                    + "236 310Z"),
            .fill(.ink, "M256 232Q280 256 320 262L310 244Q282 216 256 232Z"),
        ],
        body: "M112 322Q142 308 176 342Q240 400 350 408Q396 420 386 454Q374 470 330 470H136Q96 464 96 420Z",
        front: [
            .fill(.dark, "M120 336Q150 366 196 372L182 352Q146 318 120 336Z"),
            .line(
                .accent, 8,
                "M112 340Q104 "
                    + "380 110 426"),
            .line(.light, 7, "M150 448H330"), .line(.dark, 5, "M336 412Q318 440 336 466"),
            .line(.light, 5, "M106 366l16 4M102 392l16 4M102 418l16 2"),
        ])
    /// The big toe has a room of its own.
    static let splitToeSocks = Silhouette(
        back: [
            .fill(
                .dark,
                "M332 130H420V330Q424 372 452 402Q470 434 444 452Q424 462 410 440Q400 466 376 466"
                    + "Q336 460 336 410Z")
        ],
        body: "M176 120H272V326Q276 380 258 412Q250 470 206 470Q184 468 184 440Q170 464 148 450Q128 432 146 396"
            + "Q176 350 176 320Z",
        front: [
            .fill(.light, "M172 114H276V156H172ZM328 124H424V162H328Z"),
            .line(
                .dark, 6,
                "M184 444Q188 416 196 "
                    + "400M410 442Q404 416 396 400"),
            .line(.accent, 9, "M176 186H272M176 206H272"), .line(.dark, 4, "M178 330Q220 350 272 330"),
        ])
    /// A wide cloth around the shoulders, with a fringe.
    static let shawl = Silhouette(
        back: [
            .fill(.dark, "M214 150Q300 210 386 150L360 300H240Z"),
            .line(
                .dark, 5,
                "M132 410V446M166 426V464M200 440V478M234 452V488M366 452V488M400 440V478M434 426"
                    + "V464M468 410V446"),
        ],
        body: "M212 140Q160 160 132 250Q112 330 118 410Q190 452 284 466L306 330Q260 260 212 140ZM388 140Q440 "
            + "160 468 250Q488 330 482 410"
            + "Q420 450 330 464L300 330Q340 250 388 140Z",
        front: [
            .line(.light, 7, "M132 380Q200 420 284 436M468 380Q410 416 334 434"),
            .line(
                .dark, 5,
                "M220 166Q240 "
                    + "270 300 330M380 166Q360 270 306 330"),
            .oval(.honey, 302, 322, 15, 15), .line(.dark, 4, "M170 220Q160 300 164 380M430 220Q440 300 436 380"),
        ])
    /// A band for a collar, and buttons of shell.
    static let bandCollarShirt = Silhouette(
        back: jacket.back, body: jacket.body,
        front: [
            .fill(.light, "M246 138Q300 204 354 138L366 150Q302 228 234 150Z"),
            .line(
                .dark, 4,
                "M286 206V470"
                    + "M314 206V470M204 276V240M396 276V240"),
            .line(.snow, 13, "M300 230h1M300 290h1M300 350h1M300 410h1"),
            .line(
                .light, 6,
                "M118 342L168 362"
                    + "M482 342L432 362"),
            .line(.dark, 4, "M330 280H376V330H330Z"),
        ])
    /// Quilted, with its seams across.
    static let paddedJacket = Silhouette(
        back: jacket.back, body: jacket.body,
        front: [
            .line(.dark, 5, "M300 180V470M204 276V240M396 276V240"),
            .line(
                .dark, 4,
                "M206 230Q250 246 298 230M302 230Q350 246 394 230M206 290Q250 306 298 290M302 290"
                    + "Q350 306 394 290M206 350Q250 366 298 350M302 350Q350 "
                    + "366 394 350M206 410Q250 426 298 410M302 410Q350 426 394 410M146 250L196 272M130 300L180 322"
                    + "M454 250L404 272M470 300L420 322"),
            .line(.accent, 8, "M282 210H318M282 270H318M282 330H318M282 390H318"),
            .line(
                .light, 16,
                "M248 146"
                    + "Q300 208 352 146"),
        ])
}
