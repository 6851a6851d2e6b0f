// What lies on a scholar's desk, and the toys of his children.
extension Silhouette {
    static let brush = Silhouette(
        back: [.oval(.dark, 300, 462, 170, 16)],
        body: "M420 110L440 124L276 352L250 334Z",
        front: [
            .fill(.dark, "M250 334L276 352L254 384L226 364Z"),
            .fill(.ink, "M226 364L254 384C240 430 206 456 168 466C176 428 196 390 226 364Z"),
            .line(.accent, 6, "M424 118Q456 96 452 70"), .line(.light, 4, "M410 140L300 292"),
            .line(.ink, 5, "M190 470Q300 452 420 466"),
        ])
    static let paper = Silhouette(
        back: [.fill(.dark, "M150 380L450 380L450 462L150 462Z"), .oval(.dark, 450, 421, 18, 41)],
        body:
            "M150 372L450 372Q470 412 450 454L150 454Q130 412 150 372ZM170 300L430 300Q450 336 430 372L170 372Q150 "
            + "336 170 300Z",
        front: [
            .oval(.light, 450, 413, 16, 41), .oval(.light, 430, 336, 14, 36),
            .line(.dark, 4, Mark.ovalPath(450, 413, 7, 20)), .line(.dark, 4, Mark.ovalPath(430, 336, 6, 16)),
            .fill(.accent, "M280 298L316 298L316 456L280 456Z"), .line(.ink, 5, "M210 262Q260 200 300 250T400 220"),
        ])
    static let inkStick = Silhouette(
        back: [.fill(.dark, "M130 420L470 420L490 470L110 470Z")],
        body: "M236 130L332 130L346 420L222 420Z",
        front: [
            .line(.accent, 5, "M250 156L318 156L328 396L240 396Z"),
            .line(.accent, 7, "M262 340Q284 280 284 220M284 220Q300 250 312 236M276 290Q292 300 304 288"),
            .fill(.light, "M370 380L440 380L448 420L362 420Z"), .oval(.ink, 405, 380, 35, 9),
        ])
    static let seal = Silhouette(
        back: [.oval(.accent, 398, 440, 74, 30), .oval(.dark, 398, 432, 74, 26), .oval(.accent, 398, 428, 58, 18)],
        body: "M178 290L310 290L310 450Q310 470 290 470L198 470Q178 470 178 450Z",
        front: [
            .fill(.dark, "M196 290C186 236 214 210 244 190C274 210 302 236 292 290Z"), .oval(.light, 244, 236, 17, 17),
            .line(.light, 5, "M196 320L292 320M196 440L292 440"),
            .line(.accent, 9, "M214 350L274 350M214 380L274 380M244 350L244 412M214 412L274 412"),
        ])
    static let notebook = Silhouette(
        back: [.fill(.dark, "M186 152L436 152L436 470L186 470Z"), .fill(.paper, "M180 146L424 146L424 460L180 460Z")],
        body: "M168 138L412 138L412 452L168 452Z",
        front: [
            .fill(.light, "M300 172L380 172L380 330L300 330Z"), .line(.dark, 4, "M314 196L366 196M314 216L366 216"),
            .line(.paper, 4, "M196 138L196 452M168 190L196 190M168 250L196 250M168 310L196 310M168 370L196 370"),
            .line(.accent, 9, "M372 452L372 500"),
        ])
    static let inkstone = Silhouette(
        back: [.oval(.dark, 306, 356, 186, 112)], body: Mark.ovalPath(300, 338, 186, 112),
        front: [
            .oval(.ink, 290, 350, 132, 72), .oval(.dark, 320, 356, 94, 50),
            .line(.light, 5, "M180 300Q240 244 330 246"), .line(.accent, 6, "M384 268Q404 240 424 262Q446 262 436 288"),
        ])
    static let blocks = Silhouette(
        back: [.fill(.accent, "M226 160L300 120L374 160L374 246L226 246Z")],
        body: "M150 350L270 350L270 470L150 470ZM330 350L450 350L450 470L330 470ZM238 232L362 232L362 350L238 350Z",
        front: [
            .line(
                .paper, 5,
                "M158 358L262 358L262 462L158 462ZM338 358L442 358L442 462L338 462ZM246 240L354 240L354 342L246 342Z"),
            .oval(.light, 210, 410, 28, 28),
            .fill(.light, "M390 376L420 440L360 440Z"), .fill(.dark, "M276 268L324 268L324 316L276 316Z"),
        ])
    static let kite = Silhouette(
        back: [
            .line(.ink, 3, "M300 380C320 430 250 450 290 520"),
            .fill(.accent, "M284 440L260 424L262 456ZM284 440L308 424L306 456Z"),
        ],
        body: "M300 110L450 230L300 390L150 230Z",
        front: [
            .fill(.light, "M300 150L300 350L190 232Z"), .line(.dark, 5, "M300 110L300 390M150 230L450 230"),
            .oval(.accent, 250, 216, 20, 20), .oval(.accent, 350, 216, 20, 20),
            .line(.ink, 6, "M262 286Q300 316 338 286"),
        ])
    static let bear = Silhouette(
        back: [
            .oval(.dark, 222, 176, 40, 40), .oval(.dark, 378, 176, 40, 40), .oval(.dark, 216, 446, 52, 30),
            .oval(.dark, 384, 446, 52, 30),
        ],
        body:
            "M300 146C380 146 414 210 396 268C440 310 440 420 396 462L204 462C160 420 160 310 204 268C186 210 220 146 "
            + "300 146Z",
        front: [
            .oval(.light, 300, 258, 54, 40), .oval(.ink, 262, 214, 10, 10), .oval(.ink, 338, 214, 10, 10),
            .oval(.ink, 300, 242, 15, 10), .line(.ink, 4, "M300 252L300 268M282 274Q300 286 318 274"),
            .oval(.light, 300, 390, 64, 56), .fill(.accent, "M256 306L300 322L344 306L344 346L300 330L256 346Z"),
        ])
    static let puzzle = Silhouette(
        back: [.fill(.dark, "M150 190L450 190L450 482L150 482Z")],
        body: "M142 180L442 180L442 470L142 470Z",
        front: [
            .line(
                .paper, 7,
                "M292 180L292 226C262 216 262 272 292 262L292 378C322 368 322 424 292 414L292 470M142 325L188 325C178 "
                    + "295 234 295 224 325L350 325C340 355 396 355 386 325L442 325"
            ),
            .oval(.accent, 370, 244, 30, 30), .line(.light, 8, "M160 446Q200 386 240 420T280 400"),
        ])
    static let car = Silhouette(
        back: [.oval(.ink, 208, 434, 46, 46), .oval(.ink, 392, 434, 46, 46)],
        body:
            "M120 424L124 350Q126 326 154 324L202 316L250 244Q256 234 270 234L362 234Q376 234 384 246L420 314L462 "
            + "326Q482 332 482 356L482 424Z",
        front: [
            .fill(.light, "M234 314L272 260L304 260L304 314ZM322 260L356 260L386 314L322 314Z"),
            .oval(.ink, 208, 430, 42, 42), .oval(.ink, 392, 430, 42, 42), .oval(.light, 208, 430, 20, 20),
            .oval(.light, 392, 430, 20, 20), .oval(.accent, 466, 356, 12, 14),
            .line(.dark, 5, "M312 330L312 408M140 372L250 372"),
        ])
    static let drum = Silhouette(
        back: [.line(.dark, 18, "M300 330L300 492")],
        body: Mark.ovalPath(300, 250, 124, 124),
        front: [
            .oval(.light, 300, 250, 92, 92),
            .line(.accent, 7, "M300 206C262 180 236 232 300 296C364 232 338 180 300 206Z"),
            .line(.ink, 4, "M180 262Q150 290 142 320M420 262Q450 290 458 320"),
            .oval(.accent, 140, 328, 16, 16), .oval(.accent, 460, 328, 16, 16),
        ])
}
