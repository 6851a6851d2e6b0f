// What people wear, carry, light, smell and nibble.
extension Silhouette {
    static let jacket = Silhouette(
        back: [.fill(.dark, "M250 140Q300 176 350 140L360 180L240 180Z")],
        body:
            "M250 140L190 164Q170 172 160 196L108 350L164 372L204 276L204 470L396 470L396 276L436 372L492 350L440 "
            + "196Q430 172 410 164L350 140Q300 200 250 140Z",
        front: [
            .line(.dark, 5, "M300 180L300 470M204 276L204 240M396 276L396 240"),
            .line(.accent, 7, "M276 230L324 230M276 290L324 290M276 350L324 350M276 410L324 410"),
            .oval(.accent, 300, 230, 8, 8),
            .oval(.accent, 300, 290, 8, 8), .oval(.accent, 300, 350, 8, 8),
            .line(.light, 6, "M250 142Q300 204 350 142M118 342L168 362M482 342L432 362"),
        ])
    static let dress = Silhouette(
        back: [.line(.ink, 6, "M300 110Q300 84 318 90M220 148L300 110L380 148")],
        body: "M250 140Q300 170 350 140L376 160L360 260Q420 380 440 460Q300 492 160 460Q180 380 240 260L224 160Z",
        front: [
            .fill(.accent, "M240 254Q300 270 360 254L362 276Q300 292 238 276Z"),
            .line(.dark, 4, "M270 300Q250 390 240 468M330 300Q350 390 360 468M300 304L300 474"),
            .line(.light, 6, "M250 144Q300 182 350 144"),
        ])
    /// Of linen: pockets, and no belt.
    static let linenDress = Silhouette(
        back: dress.back, body: dress.body,
        front: [
            .line(.dark, 5, "M240 262Q300 276 360 262M214 342L244 356M386 342L356 356"),
            .line(.dark, 4, "M300 280L300 474M262 286Q244 390 232 470M338 286Q356 390 368 470"), dress.front[2],
        ])
    /// Of gauze: a string drawn together at the waist.
    static let gauzeDress = Silhouette(
        back: dress.back, body: dress.body,
        front: [
            .line(.light, 5, "M240 258Q300 274 360 258M300 268Q272 300 266 340M300 268Q322 300 330 334"),
            .line(.light, 5, "M200 400Q300 424 400 400"),
            .line(.dark, 4, "M262 286Q244 390 228 470M338 286Q356 390 372 470M254 146Q300 180 346 146"),
        ])
    /// Knitted: ribs from neck to hem.
    static let knitDress = Silhouette(
        back: dress.back, body: dress.body,
        front: [
            .line(.light, 4, "M262 156Q252 300 200 462M282 164Q276 310 254 470M300 170L300 474"),
            .line(.light, 4, "M318 164Q324 310 346 470M338 156Q348 300 400 462"),
            .line(.dark, 11, "M252 146Q300 184 348 146M166 452Q300 482 434 452"),
        ])
    /// Straight, with a stand collar, short sleeves, a slanted opening with knotted buttons, and a slit at the side.
    static let qipao = Silhouette(
        back: [
            .fill(.dark, "M352 380L384 396L388 470L330 470ZM268 118Q300 104 332 118L334 146L266 146Z")
        ],
        body:
            "M262 142Q300 166 338 142L390 160L414 232L374 248L362 214Q350 262 356 300Q380 346 382 396L352 476"
            + "L222 476L216 396Q220 346 244 300Q250 262 238 214L226 248L186 232L210 160Z",
        front: [
            .fill(.main, "M266 116Q300 134 334 116L340 146Q300 166 260 146Z"),
            .line(
                .accent, 5,
                "M266 116Q300 134 334 116M260 146Q300 166 340 146M300 128L300 156Q306 198 362 214M188 230L227 244M412 "
                    + "230L373 244M382 396L352 474L222 474"),
            .line(.accent, 7, "M284 148L316 148M308 192L334 178M344 222L372 206"),
            .line(.accent, 14, "M300 148h1M321 185h1M358 214h1"),
        ])
    static let scarf = Silhouette(
        back: [
            .fill(.dark, "M330 220L410 230L436 440L366 448Z"),
            .line(.dark, 5, "M370 448L366 480M388 446L386 480M406 444L406 478M426 442L428 476"),
        ],
        body:
            "M160 210Q170 130 300 126Q430 130 440 210Q436 282 320 290L318 300L270 462L186 440L240 290Q164 276 160 210Z",
        front: [
            .line(.light, 8, "M200 220Q300 290 400 220"), .line(.dark, 5, "M226 190Q300 246 374 190"),
            .fill(.accent, "M212 380L294 402L288 424L204 402Z"),
            .line(.main, 5, "M194 442L184 476M214 448L206 482M234 452L228 488M254 458L250 494"),
        ])
    static let socks = Silhouette(
        back: [
            .fill(.dark, "M330 140L420 140L420 330Q430 360 400 380L320 440Q280 460 262 430Q250 400 290 384L330 350Z")
        ],
        body: "M210 130L300 130L300 330Q304 356 280 376L200 452Q160 478 138 446Q124 416 164 394L210 340Z",
        front: [
            .fill(.light, "M206 124L304 124L304 166L206 166ZM326 134L424 134L424 172L326 172Z"),
            .line(.accent, 10, "M210 196L300 196M210 218L300 218"),
            .line(.dark, 5, "M150 408Q176 420 184 462M212 342Q250 330 262 388"),
        ])
    static let cap = Silhouette(
        back: [.oval(.dark, 300, 412, 206, 42)],
        body: "M156 402C150 270 210 176 300 176C390 176 450 270 444 402Q300 440 156 402Z",
        front: [
            .fill(.accent, "M154 372Q300 412 446 372L446 402Q300 444 154 402Z"),
            .line(.dark, 5, "M300 178L300 384M300 178Q220 240 212 388M300 178Q380 240 388 388"),
            .oval(.light, 300, 172, 16, 12),
        ])
    static let tote = Silhouette(
        back: [.line(.dark, 18, "M222 252C222 110 378 110 378 252")],
        body: "M156 236L444 236L462 450Q464 470 444 470L156 470Q136 470 138 450Z",
        front: [
            .line(.light, 5, "M152 262L448 262"), .line(.accent, 18, "M222 236L222 320M378 236L378 320"),
            .fill(.light, "M262 340L338 340L338 416L262 416Z"), .line(.dark, 5, "M276 398Q300 350 324 398"),
        ])
    static let backpack = Silhouette(
        back: [
            .line(.dark, 16, "M262 160Q262 110 300 110Q338 110 338 160"),
            .fill(.dark, "M150 290L182 270L182 420L150 410ZM450 290L418 270L418 420L450 410Z"),
        ],
        body:
            "M180 250C180 180 230 146 300 146C370 146 420 180 420 250L428 440Q428 470 398 470L202 470Q172 470 172 440Z",
        front: [
            .fill(.dark, "M202 350Q202 334 218 334L382 334Q398 334 398 350L398 446L202 446Z"),
            .fill(.light, "M202 334L398 334L398 370Q300 404 202 370Z"), .line(.accent, 10, "M300 376L300 414"),
            .line(.light, 5, "M206 270Q300 232 394 270"), .line(.ink, 4, "M206 282Q300 244 394 282"),
        ])
    static let wallet = Silhouette(
        back: [
            .fill(.light, "M176 196L420 196L420 300L176 300Z"), .fill(.accent, "M200 216L440 216L440 300L200 300Z"),
        ],
        body: "M130 246Q130 230 146 230L450 230Q466 230 466 246L466 434Q466 450 450 450L146 450Q130 450 130 434Z",
        front: [
            .line(.light, 4, "M146 248L450 248L450 432L146 432Z"),
            .fill(.dark, "M378 308L484 308L484 374L378 374Q346 374 346 341Q346 308 378 308Z"),
            .oval(.accent, 384, 341, 14, 14),
        ])
    static let suitcase = Silhouette(
        back: [
            .line(.ink, 12, "M252 180L252 96L348 96L348 180"), .oval(.ink, 216, 474, 18, 14),
            .oval(.ink, 384, 474, 18, 14),
        ],
        body: "M176 200Q176 172 204 172L396 172Q424 172 424 200L424 442Q424 470 396 470L204 470Q176 470 176 442Z",
        front: [
            .line(.dark, 7, "M226 176L226 466M278 176L278 466M322 176L322 466M374 176L374 466"),
            .fill(.light, "M262 240L338 240L338 290L262 290Z"), .line(.accent, 6, "M276 265L324 265"),
            .line(.light, 8, "M276 196L324 196"),
        ])
    static let tableLamp = Silhouette(
        back: [
            .fill(.light, "M210 292L390 292L470 470L130 470Z"), .line(.ink, 14, "M300 280L300 440"),
            .fill(.dark, "M220 470Q230 430 300 430Q370 430 380 470Z"),
        ],
        body: "M236 130L364 130L424 292L176 292Z",
        front: [
            .line(.dark, 6, "M236 132L364 132M178 290L422 290"), .line(.accent, 5, "M352 294L352 350"),
            .oval(.accent, 352, 358, 9, 9),
        ])
    static let lantern = Silhouette(
        back: [.line(.ink, 6, "M300 70L300 150"), .oval(.light, 300, 280, 206, 180)],
        body: Mark.ovalPath(300, 280, 146, 126),
        front: [
            .line(.dark, 4, "M300 154L300 406M246 162Q190 280 246 398M354 162Q410 280 354 398"),
            .fill(.ink, "M246 146L354 146L354 166L246 166ZM246 394L354 394L354 414L246 414Z"),
            .line(.accent, 7, "M300 414L300 450M276 450L276 510M300 450L300 520M324 450L324 510M270 450L330 450"),
        ])
    static let pendant = Silhouette(
        back: [.line(.ink, 6, "M300 60L300 200"), .fill(.light, "M160 340L440 340L520 500L80 500Z")],
        body: "M270 190L330 190Q336 236 380 260Q440 296 448 346L152 346Q160 296 220 260Q264 236 270 190Z",
        front: [
            .oval(.accent, 300, 352, 44, 26), .line(.dark, 7, "M152 346L448 346"),
            .line(.light, 5, "M206 316Q224 284 258 268"),
        ])
    static let floorLamp = Silhouette(
        back: [
            .line(.ink, 10, "M300 250L220 476M300 250L380 476M300 250L300 476"),
            .fill(.light, "M206 262L394 262L430 400L170 400Z"), .line(.dark, 6, "M246 400L354 400"),
        ],
        body: "M232 96L368 96L412 262L188 262Z",
        front: [
            .line(.dark, 5, "M232 98L368 98M190 260L410 260"),
            .line(.accent, 4, "M300 100L300 258M266 100L244 258M334 100L356 258"),
        ])
    static let candle = Silhouette(
        back: [
            .fill(.accent, "M300 108C330 150 326 184 300 188C274 184 270 150 300 108Z"),
            .line(.ink, 5, "M300 186L300 226"), .oval(.dark, 300, 464, 160, 18),
        ],
        body: "M200 250L400 250L392 446Q390 464 372 464L228 464Q210 464 208 446Z",
        front: [
            .oval(.light, 300, 250, 100, 22), .oval(.dark, 300, 254, 70, 13),
            .fill(.paper, "M244 320L356 320L356 404L244 404Z"), .line(.dark, 4, "M262 346L338 346M262 364L338 364"),
            .oval(.accent, 300, 386, 8, 8),
        ])
    static let burner = Silhouette(
        back: [
            .line(.light, 12, "M300 226C250 190 350 160 300 120C270 92 320 72 306 46"),
            .fill(.dark, "M200 440L236 440L222 476L190 476ZM364 440L400 440L410 476L378 476Z"),
        ],
        body: "M150 320L450 320Q450 444 356 452L244 452Q150 444 150 320Z",
        front: [
            .fill(.dark, "M172 310Q190 236 300 232Q410 236 428 310Z"), .oval(.ink, 300, 232, 26, 14),
            .line(.light, 7, "M224 290L244 262M276 284L286 252M324 284L314 252M376 290L356 262"),
            .line(.ink, 8, "M142 318L458 318"),
            .line(.accent, 6, "M206 384Q236 356 266 384T326 384T392 384"),
        ])
    static let diffuser = Silhouette(
        back: [.line(.ink, 6, "M290 220L232 70M300 220L300 54M310 220L366 72M296 220L264 62M306 220L336 60")],
        body:
            "M262 250C262 290 196 300 192 350L192 440Q192 470 222 470L378 470Q408 470 408 440L408 350C404 300 338 290 "
            + "338 250Z",
        front: [
            .fill(.dark, "M256 214L344 214L344 256L256 256Z"), .fill(.paper, "M240 356L360 356L360 436L240 436Z"),
            .line(.accent, 6, "M300 374L300 420M280 392Q300 372 320 392"), .line(.light, 6, "M212 356L212 440"),
        ])
    static let sachet = Silhouette(
        back: [.line(.accent, 8, "M300 196C260 120 240 110 300 64C360 110 340 120 300 196")],
        body: "M236 216Q300 196 364 216Q450 300 420 400Q396 452 300 452Q204 452 180 400Q150 300 236 216Z",
        front: [
            .line(.accent, 10, "M236 222Q300 246 364 222"),
            .line(.accent, 5, "M300 452L300 486M280 486L280 530M300 486L300 536M320 486L320 530M274 486L326 486"),
            .line(.light, 8, "M300 300C260 280 250 340 300 372C350 340 340 280 300 300Z"),
            .line(.dark, 4, "M250 216L238 186M300 210L300 184M350 216L362 186"),
        ])
    static let soap = Silhouette(
        back: [
            .fill(.dark, "M112 410L488 410L464 470L136 470Z"), .oval(.paper, 430, 230, 28, 28),
            .oval(.paper, 470, 180, 16, 16), .oval(.paper, 398, 176, 12, 12),
        ],
        body: "M150 330Q150 286 194 286L406 286Q450 286 450 330L450 376Q450 414 412 414L188 414Q150 414 150 376Z",
        front: [
            .line(.light, 6, "M178 340Q178 314 208 312L330 312"),
            .line(.accent, 7, "M300 384C270 362 270 340 300 326C330 340 330 362 300 384Z"),
            .line(.ink, 4, "M112 412L488 412"),
        ])
    static let mooncake = Silhouette(
        back: [.oval(.dark, 300, 424, 190, 44), .oval(.light, 300, 412, 190, 44)],
        body:
            "M170 300Q150 326 170 352L170 388Q300 446 430 388L430 352Q450 326 430 300Q420 240 300 236Q180 240 170 300Z",
        front: [
            .oval(.light, 300, 300, 112, 50), .line(.dark, 6, Mark.ovalPath(300, 300, 90, 38)),
            .line(.accent, 6, "M256 300Q300 268 344 300Q300 332 256 300ZM300 276L300 324"),
            .line(.dark, 5, "M196 352L196 392M240 366L240 410M300 372L300 416M360 366L360 410M404 352L404 392"),
        ], isWarm: true)
    static let candy = Silhouette(
        back: [.fill(.accent, "M184 330L108 270L96 340L108 404L184 350ZM416 310L492 250L504 316L492 384L416 340Z")],
        body: Mark.ovalPath(300, 326, 124, 96),
        front: [
            .line(.light, 12, "M226 272Q260 326 226 384M288 236Q330 326 288 416M352 250Q390 326 352 402"),
            .line(.dark, 4, "M124 290L176 328M124 384L176 352M476 270L424 316M476 366L424 342"),
        ])
    static let biscuit = Silhouette(
        back: [.oval(.dark, 384, 360, 96, 96), .oval(.light, 378, 352, 96, 96), .oval(.accent, 378, 352, 30, 30)],
        body: Mark.ovalPath(244, 330, 132, 132),
        front: [
            .line(.light, 8, Mark.ovalPath(244, 330, 106, 106)), .oval(.dark, 204, 294, 13, 13),
            .oval(.dark, 274, 282, 13, 13), .oval(.dark, 216, 366, 13, 13), .oval(.dark, 288, 362, 13, 13),
            .oval(.dark, 246, 330, 13, 13), .line(.ink, 4, "M120 476L480 476"),
        ], isWarm: true)
}
