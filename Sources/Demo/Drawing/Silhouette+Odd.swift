// What stands among goods of its kind and looks like none of them.
extension Silhouette {
    static let pan = Silhouette(
        back: [.line(.ink, 22, "M420 384L548 344"), .line(.accent, 10, "M500 358L540 346")],
        body: "M96 380L444 380Q440 452 384 468L156 468Q100 452 96 380Z",
        front: [
            .oval(.ink, 270, 380, 174, 26), .oval(.dark, 270, 386, 146, 16),
            .line(.light, 6, "M124 418Q140 446 168 452"),
        ])
    static let roundBlock = Silhouette(
        body: "M114 330Q114 262 300 262Q486 262 486 330L486 402Q486 470 300 470Q114 470 114 402Z",
        front: [
            .oval(.light, 300, 330, 184, 66), .line(.dark, 4, Mark.ovalPath(300, 330, 140, 48)),
            .line(.dark, 4, Mark.ovalPath(296, 330, 92, 30)), .line(.dark, 4, Mark.ovalPath(292, 330, 44, 13)),
            .line(.accent, 6, "M392 314Q420 322 424 338"),
        ], isWarm: true)
    static let inkBottle = Silhouette(
        back: [.fill(.dark, "M262 214L338 214L338 250L262 250Z")],
        body: "M200 284Q200 244 246 240L354 240Q400 244 400 284L400 442Q400 470 372 470L228 470Q200 470 200 442Z",
        front: [
            .fill(.accent, "M252 156Q252 146 262 146L338 146Q348 146 348 156L348 216L252 216Z"),
            .fill(.paper, "M226 306L374 306L374 420L226 420Z"),
            .line(.ink, 9, "M300 324L300 404M270 344Q300 332 330 344M262 404Q300 372 338 404"),
        ])
    static let incense = Silhouette(
        back: [
            .line(.light, 8, "M276 104C248 80 304 62 280 24M352 118C330 96 376 80 356 50"),
            .line(.ink, 5, "M262 350L236 128M288 350L276 106M314 350L322 112M338 350L352 120"),
        ],
        body: "M188 346L412 346L420 446Q420 470 396 470L204 470Q180 470 180 446Z",
        front: [
            .oval(.dark, 300, 346, 112, 18), .fill(.light, "M246 384L354 384L354 444L246 444Z"),
            .line(.accent, 6, "M274 426Q286 396 300 414Q314 396 326 426"),
        ])
    static let shears = Silhouette(
        back: [
            .line(.accent, 26, "M290 330Q240 372 250 462M310 330Q360 372 350 462"),
            .line(.ink, 5, "M268 400Q300 384 332 400M266 416Q300 400 334 416"),
        ],
        body:
            "M322 336Q280 300 262 190Q256 140 276 108Q300 190 334 300ZM278 336Q320 300 338 190Q344 140 324 108Q300 190 "
            + "266 300Z",
        front: [.oval(.ink, 300, 316, 22, 22), .oval(.light, 300, 316, 9, 9)])
    static let gloves = Silhouette(
        back: [
            .fill(
                .dark,
                "M310 470L322 320L322 190Q336 160 352 190L356 160Q372 130 388 160L392 186Q406 160 422 190L422 300Q440 "
                    + "270 462 262Q480 272 462 300L420 370L418 470Z")
        ],
        body:
            "M180 470L178 370L136 300Q120 270 138 260Q160 268 178 298L178 186Q194 156 210 184"
            + "L214 156Q230 126 246 156L250 "
            + "184Q266 158 280 188L280 320L290 470Z",
        front: [
            .fill(.light, "M180 330Q230 300 282 330L284 400Q230 420 180 394Z"),
            .fill(.accent, "M178 432L288 432L290 470L180 470Z"), .line(.dark, 4, "M212 190L214 290M248 188L248 290"),
        ])
    static let sprayBottle = Silhouette(
        back: [
            .fill(.dark, "M274 186L326 186L330 240L270 240Z"),
            .fill(.ink, "M204 132L352 132Q376 132 376 156L376 190L262 190L246 226L230 222L240 186L204 172Z"),
            .oval(.light, 168, 146, 8, 8), .oval(.light, 132, 122, 7, 7), .oval(.light, 128, 164, 7, 7),
            .oval(.light, 92, 140, 6, 6),
        ],
        body:
            "M262 236L338 236Q388 262 388 330L388 440Q388 470 358 470L242 470Q212 470 212 440L212 330Q212 262 262 236Z",
        front: [
            .line(.light, 7, "M236 330Q238 292 258 276"), .line(.dark, 5, "M214 372Q300 392 386 372"),
            .line(.accent, 7, "M300 440C276 420 276 402 300 390C324 402 324 420 300 440Z"),
        ])
    static let train = Silhouette(
        back: [
            .oval(.light, 176, 148, 30, 24), .oval(.light, 222, 112, 22, 18),
            .fill(.dark, "M150 190L214 190L204 286L160 286Z"), .line(.ink, 6, "M70 476L530 476"),
        ],
        body: "M120 280Q120 266 134 266L320 266L320 190L456 190L456 420L120 420Z",
        front: [
            .fill(.accent, "M304 164L472 164L472 194L304 194Z"), .fill(.paper, "M350 220L426 220L426 292L350 292Z"),
            .fill(.dark, "M120 396L456 396L480 424L96 424Z"), .oval(.ink, 174, 434, 38, 38),
            .oval(.ink, 272, 434, 38, 38), .oval(.ink, 400, 424, 48, 48), .oval(.light, 174, 434, 12, 12),
            .oval(.light, 272, 434, 12, 12), .oval(.light, 400, 424, 16, 16),
        ])
    static let duck = Silhouette(
        back: [
            .line(.accent, 6, "M440 380Q510 360 540 430"), .fill(.dark, "M160 416L440 416L440 440L160 440Z"),
            .fill(.accent, "M438 196L500 212L440 236Z"),
        ],
        body:
            "M132 300Q176 312 214 290Q280 282 326 272Q292 238 302 192Q320 140 384 144"
            + "Q444 152 446 214Q446 254 422 284Q450 "
            + "330 424 378Q396 424 300 424L248 424Q144 408 132 300Z",
        front: [
            .oval(.ink, 394, 194, 10, 10), .fill(.light, "M212 336Q276 296 330 342Q300 398 236 386Q206 366 212 336Z"),
            .oval(.ink, 220, 444, 30, 30), .oval(.ink, 376, 444, 30, 30), .oval(.light, 220, 444, 10, 10),
            .oval(.light, 376, 444, 10, 10),
        ])
    static let waistDrum = Silhouette(
        back: [
            .line(.dark, 14, "M130 250L250 128M470 250L350 128"), .oval(.accent, 252, 126, 18, 18),
            .oval(.accent, 348, 126, 18, 18),
        ],
        body: "M170 256Q226 350 170 444Q300 490 430 444Q374 350 430 256Z",
        front: [
            .oval(.light, 300, 256, 130, 34), .line(.dark, 6, Mark.ovalPath(300, 256, 130, 34)),
            .line(.light, 5, "M186 280L232 446M232 290L282 456M282 294L332 456M332 292L378 446M378 286L414 430"),
            .line(.accent, 14, "M196 350Q300 376 404 350"),
        ])
    static let vest = Silhouette(
        back: [.fill(.dark, "M244 142Q300 172 356 142L366 190L234 190Z")],
        body:
            "M244 140L176 160Q214 230 188 300L184 470L416 470L412 300Q386 230 424 160"
            + "L356 140Q330 220 300 250Q270 220 244 "
            + "140Z",
        front: [
            .line(.dark, 5, "M300 250L300 470"), .line(.light, 6, "M244 142Q270 222 300 252Q330 222 356 142"),
            .line(
                .dark, 5,
                "M206 380L278 380L278 446L206 446ZM322 380L394 380L394 446L322 446ZM210 290L262 290M338 290L390 290"),
            .oval(.accent, 300, 290, 8, 8), .oval(.accent, 300, 350, 8, 8), .oval(.accent, 300, 410, 8, 8),
        ])
    static let skirt = Silhouette(
        back: [.line(.ink, 6, "M300 120Q300 92 320 100M226 176L300 124L374 176")],
        body: "M224 204L376 204Q404 330 452 452Q300 496 148 452Q196 330 224 204Z",
        front: [
            .fill(.accent, "M222 172L378 172L378 210L222 210Z"),
            .line(
                .dark, 4,
                "M246 212Q222 340 204 462M272 212Q262 340 254 470M328 212Q338 340 346 470M354 212Q378 340 396 462"),
            .line(.light, 7, "M160 430Q300 472 440 430"),
        ])
    static let beret = Silhouette(
        back: [.fill(.dark, "M186 376Q300 424 414 376L404 424Q300 464 196 424Z")],
        body: "M118 330Q124 224 300 214Q486 226 482 330Q466 398 300 402Q136 396 118 330Z",
        front: [
            .line(.dark, 11, "M300 216L308 186"), .line(.light, 7, "M166 312Q184 262 244 246"),
            .line(.accent, 6, "M196 412Q300 452 404 412"),
        ])
    static let ballCap = Silhouette(
        back: [.fill(.dark, "M150 388L440 372Q548 384 566 440Q420 418 150 428Z")],
        body: "M146 410Q130 210 292 202Q446 214 446 396Q300 420 146 410Z",
        front: [
            .line(.dark, 5, "M292 204Q310 300 306 406M292 204Q210 262 204 406M292 204Q392 262 394 402"),
            .oval(.dark, 292, 202, 16, 11), .line(.accent, 9, "M330 360L362 304L384 340L398 318L420 360"),
        ])
    static let garmentBag = Silhouette(
        back: [.line(.ink, 7, "M300 104Q300 66 326 80M208 158L300 104L392 158")],
        body: "M208 158Q300 116 392 158L416 196L416 448Q416 470 394 470L206 470Q184 470 184 448L184 196Z",
        front: [
            .line(.light, 6, "M300 142L300 466"), .fill(.dark, "M216 300L276 300L276 380L216 380Z"),
            .fill(.accent, "M292 200L308 200L308 244L292 244Z"), .line(.light, 4, "M216 322L276 322"),
        ])
    static let cubes = Silhouette(
        back: [.fill(.dark, "M262 150L338 150L338 176L262 176Z")],
        body:
            "M212 168L388 168Q402 168 402 182L402 252L198 252L198 182Q198 168 212 168Z"
            + "M170 264L430 264Q444 264 444 278L444 "
            + "352L156 352L156 278Q156 264 170 264ZM128 364L472 364Q486 364 486 378L486 456"
            + "Q486 470 472 470L128 470Q114 "
            + "470 114 456L114 378Q114 364 128 364Z",
        front: [
            .line(.light, 4, "M212 186L388 186M170 284L430 284M130 386L470 386"),
            .line(.accent, 8, "M360 186L376 186M398 284L416 284M436 386L456 386"),
            .line(.ink, 6, "M266 306Q300 326 334 306M262 412Q300 434 338 412M272 206Q300 222 328 206"),
        ])

    static let rabbit = soft(
        back: [
            .fill(
                .dark,
                "M222 190Q140 190 138 330Q150 372 184 344Q200 280 236 244ZM378 190Q460 190 462 330"
                    + "Q450 372 416 344Q400 280 364 244Z"
            )
        ],
        face: [.fill(.accent, "M286 256L314 256L300 274Z"), .line(.ink, 4, "M300 274L300 288M284 298Q300 282 316 298")])
    static let tiger = soft(
        back: [.oval(.dark, 222, 168, 44, 44), .oval(.dark, 378, 168, 44, 44)],
        face: [
            .line(.ink, 8, "M276 168L324 168M280 186L320 186M272 206L328 206M300 166L300 206"),
            .oval(.light, 300, 276, 46, 30), .fill(.ink, "M286 258L314 258L300 274Z"),
            .line(.ink, 4, "M250 270L206 262M250 282L208 288M350 270L394 262M350 282L392 288"),
            .line(.dark, 11, "M180 388L214 382M176 422L210 418M420 388L386 382M424 422L390 418"),
        ])
    static let ox = soft(
        back: [
            .line(.dark, 22, "M236 176Q190 160 200 106M364 176Q410 160 400 106"),
            .fill(.dark, "M206 214L140 200Q146 250 206 256ZM394 214L460 200Q454 250 394 256Z"),
        ],
        face: [
            .oval(.light, 300, 282, 66, 38), .oval(.ink, 278, 280, 8, 10), .oval(.ink, 322, 280, 8, 10),
            .line(.accent, 5, "M286 300Q300 318 314 300"),
        ])

    /// A plush animal that sits: its ears behind, its face in front.
    private static func soft(back: [Mark], face: [Mark]) -> Silhouette {
        Silhouette(
            back: back,
            body:
                "M300 146Q404 150 404 240Q402 294 366 322Q438 352 436 414Q430 470 376 470"
                + "L224 470Q170 470 164 414Q162 352 "
                + "234 322Q198 294 196 240Q196 150 300 146Z",
            front: [.oval(.light, 300, 408, 72, 56), .oval(.ink, 258, 232, 10, 10), .oval(.ink, 342, 232, 10, 10)]
                + face + [.fill(.accent, "M300 334L256 316L256 354ZM300 334L344 316L344 354Z")])
    }
}
