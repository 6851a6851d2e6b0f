/// Where goods are used: a few lines of a room, with a place to put something down.
enum Room: Sendable, Hashable {
    case teaTable, desk, kitchen, bedroom, hall, garden

    /// On which height something stands.
    var level: Int {
        switch self {
        case .teaTable, .kitchen: 440
        case .desk: 430
        case .bedroom: 420
        case .hall, .garden: 500
        }
    }

    /// Of its size on a picture of its own.
    var percent: Int {
        switch self {
        case .teaTable, .desk, .kitchen: 58
        case .bedroom: 54
        case .hall, .garden: 68
        }
    }

    /// As alternative texts call it: behind the good's name.
    var name: Bilingual {
        switch self {
        case .teaTable: Bilingual("摆在茶桌上", "on a tea table")
        case .desk: Bilingual("摆在书桌上", "on a desk")
        case .kitchen: Bilingual("放在厨房台面上", "on a kitchen worktop")
        case .bedroom: Bilingual("放在卧室里", "in a bedroom")
        case .hall: Bilingual("放在玄关", "in a hall")
        case .garden: Bilingual("放在庭院里", "in a garden")
        }
    }

    var marks: [Mark] {
        switch self {
        case .teaTable:
            [
                .oval(.wash, 420, 190, 130, 130), .line(.ink, 5, "M560 40Q480 90 420 70M500 76Q480 120 440 130"),
                .oval(.accent, 430, 74, 9, 9), .oval(.accent, 470, 110, 9, 9), .oval(.accent, 516, 56, 9, 9),
                .fill(.dark, "M0 440H600V466H0Z"), .fill(.wash, "M0 466H600V600H0Z"),
                .fill(.light, "M50 404H118Q114 438 92 440H76Q54 438 50 404Z"),
                .fill(.light, "M492 404H560Q556 438 534 440H518Q496 438 492 404Z"),
            ]
        case .desk:
            [
                .fill(.wash, "M40 60H360V240H40Z"), .line(.paper, 8, "M200 60V240M40 150H360"),
                .fill(.dark, "M420 120H560V132H420Z"), .fill(.light, "M430 60H450V120H430Z"),
                .fill(.accent, "M454 48H470V120H454Z"), .fill(.main, "M474 66H500V120H474Z"),
                .line(.ink, 8, "M80 430V330L130 270"), .fill(.accent, "M100 250L170 270L150 312L92 286Z"),
                .fill(.dark, "M0 430H600V456H0Z"), .fill(.wash, "M0 456H600V600H0Z"),
            ]
        case .kitchen:
            [
                .line(.wash, 4, "M0 70H600M0 150H600M0 230H600M0 310H600M0 390H600M100 70V440M300 70V440M500 70V440"),
                .line(.ink, 6, "M60 90H300"), .line(.dark, 8, "M110 90V190M190 90V170M260 90V180"),
                .oval(.dark, 110, 206, 24, 18), .oval(.light, 190, 190, 18, 26), .oval(.accent, 260, 196, 16, 20),
                .fill(.light, "M0 440H600V470H0Z"), .fill(.wash, "M0 470H600V600H0Z"),
                .line(.light, 4, "M300 480V600M270 520V560M330 520V560"),
            ]
        case .bedroom:
            [
                .fill(.dark, "M40 200Q300 120 560 200V440H40Z"), .fill(.paper, "M80 330Q160 290 250 330V400H80Z"),
                .fill(.paper, "M350 330Q440 290 520 330V400H350Z"), .fill(.light, "M20 400H580V560H20Z"),
                .line(.wash, 6, "M20 440H580M20 480H580"), .fill(.ink, "M40 560H70V590H40ZM530 560H560V590H530Z"),
            ]
        case .hall:
            [
                .fill(.wash, "M0 440H600V600H0Z"), .line(.ink, 8, "M40 90H320"),
                .line(.dark, 6, "M80 90V124M180 90V124M280 90V124"),
                .line(.light, 26, "M430 60H550V330H430Z"), .fill(.paper, "M442 72H538V318H442Z"),
                .fill(.light, "M60 150L180 116L220 300H40Z"), .oval(.light, 300, 516, 250, 40),
            ]
        case .garden:
            [
                .fill(.wash, "M0 330Q150 260 300 320T600 300V600H0Z"), .oval(.accent, 480, 110, 44, 44),
                .line(.dark, 12, "M30 240V400M90 240V400M150 240V400M10 280H170M10 350H170"),
                .line(.leaf, 10, "M500 500Q500 400 470 350M500 440Q530 400 560 390M60 500Q70 450 50 420"),
                .oval(.sprout, 466, 344, 24, 14), .oval(.leaf, 566, 388, 24, 14), .oval(.sprout, 48, 416, 18, 12),
                .fill(.light, "M0 500H600V600H0Z"),
            ]
        }
    }
}
