// What stands on a tea table.
extension Silhouette {
    static let pouch = Silhouette(
        body: "M205 200L395 200L418 452Q420 470 402 470L198 470Q180 470 182 452Z",
        front: [
            .fill(.dark, "M205 160L395 160L395 206L205 206Z"), .line(.light, 4, "M215 183L385 183"),
            .fill(.light, "M240 270L360 270L360 400L240 400Z"),
            .line(.accent, 7, "M300 375C270 350 270 315 300 292C330 315 330 350 300 375ZM300 375L300 315"),
        ])
    static let canister = Silhouette(
        body: "M210 230L390 230L390 440Q390 470 360 470L240 470Q210 470 210 440Z",
        front: [
            .fill(.dark, "M216 170Q216 150 236 150L364 150Q384 150 384 170L384 222L216 222Z"),
            .fill(.ink, "M206 218L394 218L394 234L206 234Z"), .oval(.light, 300, 345, 56, 56),
            .line(.accent, 6, "M272 358Q300 300 328 358M285 340L315 340"),
        ])
    static let teaCake = Silhouette(
        back: [.oval(.dark, 312, 332, 168, 160)], body: Mark.ovalPath(296, 318, 168, 160),
        front: [
            .oval(.light, 296, 318, 96, 92), .line(.dark, 4, Mark.ovalPath(296, 318, 112, 108)),
            .line(.accent, 8, "M260 318Q296 262 332 318Q296 374 260 318ZM260 318L332 318"),
        ], isWarm: true)
    static let giftBox = Silhouette(
        back: [.fill(.dark, "M160 250L440 250L440 470L160 470Z")],
        body: "M150 210L450 210L450 282L150 282ZM172 282L428 282L428 470L172 470Z",
        front: [
            .fill(.accent, "M280 210L320 210L320 470L280 470Z"), .line(.ink, 3, "M150 282L450 282"),
            .line(
                .accent, 13,
                "M300 208C250 130 190 160 214 196C230 214 270 210 300 208C330 210 370 214 386 196C410 160 350 130 "
                    + "300 208"
            ),
        ])
    static let jar = Silhouette(
        back: [.fill(.dark, "M245 165L355 165L355 205L245 205Z")],
        body:
            "M240 200C180 225 165 290 172 360C178 430 205 470 240 470L360 470C395 470 422 430 428 360C435 290 420 225 "
            + "360 200Z",
        front: [
            .fill(.accent, "M236 150Q300 120 364 150L372 196Q300 214 228 196Z"),
            .line(.ink, 5, "M234 194Q300 210 366 194"),
            .fill(.light, "M255 290L345 290L345 390L255 390Z"),
            .line(.dark, 5, "M278 318L322 318M278 340L322 340M278 362L306 362"),
        ])
    static let cup = Silhouette(
        back: [.oval(.dark, 300, 462, 150, 22), .oval(.light, 300, 455, 130, 16)],
        body: "M180 240C182 360 220 440 262 452L338 452C380 440 418 360 420 240Z",
        front: [
            .oval(.dark, 300, 240, 120, 28), .oval(.accent, 300, 246, 96, 18),
            .line(.light, 6, "M206 290Q214 370 250 420"),
        ])
    static let gaiwan = Silhouette(
        back: [.fill(.dark, "M150 432Q300 500 450 432Q420 474 300 474Q180 474 150 432Z")],
        body: "M178 286C190 380 230 446 268 452L332 452C370 446 410 380 422 286Z",
        front: [
            .fill(.light, "M186 278Q210 206 300 204Q390 206 414 278Q300 306 186 278Z"),
            .line(.dark, 5, "M172 286Q300 318 428 286"),
            .fill(.dark, "M276 200Q284 168 300 168Q316 168 324 200Q300 210 276 200Z"),
            .line(.accent, 5, "M240 246Q300 226 360 246"),
        ])
    /// Smaller, behind its three cups.
    static let travelGaiwan = Silhouette(
        back: [.fill(.dark, "M186 320Q300 368 414 320Q396 354 300 354Q204 354 186 320Z")],
        body:
            "M206 214C214 284 246 330 276 334H324C354 330 386 284 394 214ZM108 386H216C214 430 194 462 178 470"
            + "H146C130 "
            + "462 110 430 108 386ZM246 386H354C352 430 332 462 316 470H284C268 462 248 430 246 386ZM384 386H492"
            + "C490 430 "
            + "470 462 454 470H422C406 462 386 430 384 386Z",
        front: [
            .fill(.light, "M212 208Q230 154 300 152Q370 154 388 208Q300 230 212 208Z"),
            .line(.dark, 5, "M202 214Q300 238 398 214"),
            .fill(.dark, "M282 150Q288 124 300 124Q312 124 318 150Q300 158 282 150Z"),
            .line(.accent, 5, "M254 186Q300 170 346 186"),
            .fill(
                .dark,
                Mark.ovalPath(162, 386, 54, 13) + Mark.ovalPath(300, 386, 54, 13) + Mark.ovalPath(438, 386, 54, 13)),
            .fill(
                .accent,
                Mark.ovalPath(162, 389, 42, 8) + Mark.ovalPath(300, 389, 42, 8) + Mark.ovalPath(438, 389, 42, 8)),
        ])
    static let teapot = Silhouette(
        back: [
            .line(.dark, 26, "M410 290C480 270 500 330 478 370C462 398 432 404 408 398"),
            .fill(.dark, "M196 340C150 330 142 280 112 262L140 246C176 262 184 296 214 296Z"),
        ],
        body:
            "M300 230C400 230 430 300 426 360C422 430 380 466 330 470L270 470C220 466 178 430 174 360C170 300 200 230 "
            + "300 230Z",
        front: [
            .fill(.light, "M228 240Q300 196 372 240Q300 262 228 240Z"), .oval(.dark, 300, 198, 22, 20),
            .line(.ink, 4, "M222 242Q300 268 378 242"),
            .line(.accent, 5, "M250 350Q280 320 310 346T370 340"),
        ])
    static let bowl = Silhouette(
        back: [.fill(.dark, "M240 440L360 440L372 470L228 470Z")],
        body: "M130 270L470 270C466 370 400 446 346 450L254 450C200 446 134 370 130 270Z",
        front: [
            .oval(.dark, 300, 270, 170, 34), .oval(.light, 300, 276, 144, 24),
            .line(.accent, 6, "M150 320Q300 372 450 320"),
        ])
    static let plate = Silhouette(
        back: [.oval(.dark, 304, 330, 188, 150)], body: Mark.ovalPath(300, 316, 188, 150),
        front: [
            .oval(.light, 300, 316, 124, 96), .line(.dark, 4, Mark.ovalPath(300, 316, 140, 110)),
            .line(.accent, 7, "M246 350Q290 262 356 290M290 300Q280 280 292 264M316 288Q330 300 350 296"),
        ])
    static let vase = Silhouette(
        back: [
            .line(.ink, 6, "M300 190C300 130 260 110 236 70M300 160C320 110 352 100 372 84"),
            .oval(.accent, 236, 70, 17, 17),
            .oval(.accent, 372, 84, 15, 15), .oval(.accent, 262, 108, 12, 12), .oval(.accent, 330, 112, 11, 11),
        ],
        body:
            "M262 180L338 180C332 230 352 250 384 290C416 336 400 420 356 470L244 470C200 420 184 336 216 290C248 250 "
            + "268 230 262 180Z",
        front: [.oval(.dark, 300, 180, 40, 10), .line(.light, 6, "M226 330Q214 390 246 440")])
    static let tray = Silhouette(
        back: [.fill(.dark, "M110 400L490 400L470 470L130 470Z")],
        body: "M96 352L504 352L490 424L110 424Z",
        front: [
            .line(.dark, 5, "M130 372L470 372M126 390L474 390M122 408L478 408"),
            .fill(.light, "M196 268L286 268C286 318 268 346 252 350L230 350C214 346 196 318 196 268Z"),
            .fill(.paper, "M330 290L402 290C402 326 388 348 376 350L356 350C344 348 330 326 330 290Z"),
            .oval(.accent, 241, 268, 38, 9), .oval(.accent, 366, 290, 30, 7),
        ], isWarm: true)
}
