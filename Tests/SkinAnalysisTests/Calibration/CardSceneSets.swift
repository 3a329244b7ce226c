import Colorimetry
import TestSupport

/// Sets of rendered scenes with fixed seeds: what must be found, and what must not.
enum CardSceneSets {
    static let card = ColorCheckerReference.linearSRGB(.after2014).map { $0.map { max(0.002, $0) } }

    /// A card anywhere, any way round, tilted up to 35°, in warm to cold light, blurred and noisy.
    static func found(_ seed: UInt64) -> CardScene {
        var numbers = SceneNumbers(seed: seed &* 7919)
        var scene = CardScene(colors: card)
        scene.seed = seed
        (scene.width, scene.height) = (760, 620)
        scene.fill = numbers.unit() < 0.4 ? 0.876 : 0.823
        scene.pitch = [14, 20, 30, 45, 70, 90][Int(numbers.unit() * 6)]
        scene.rotation = numbers.range(0, 360)
        (scene.tilt, scene.tiltAxis) = (numbers.range(0, 35), numbers.range(0, 360))
        scene.center = (380 + numbers.range(-60, 60), 310 + numbers.range(-40, 40))
        let warmth = numbers.range(-0.45, 0.45)
        scene.cast = [1 + warmth * 0.7, 1, 1 - warmth]
        scene.exposure = numbers.range(0.3, 0.66)
        scene.crosstalk = numbers.range(0, 0.25)
        scene.falloff = numbers.range(-0.3, 0.3)
        scene.background = CardScene.Background.allCases[Int(numbers.unit() * 5)]
        scene.blur = min(numbers.range(0.4, 1.6), 0.05 * scene.pitch)
        scene.noise = numbers.range(0.5, 4)
        scene.jpegQuality = Int(numbers.range(75, 96))
        return scene
    }

    /// Patches of 11 pixels, 25 … 48° of tilt, candle to skylight, three stops under, noise of 2 … 6 codes, strong JPEG.
    static func hard(_ seed: UInt64) -> CardScene {
        var numbers = SceneNumbers(seed: seed &* 611_953)
        var scene = found(seed &+ 5000)
        scene.tilt = numbers.range(25, 48)
        scene.pitch = [11, 12, 13, 16, 24, 60, 105][Int(numbers.unit() * 7)]
        if scene.pitch > 90 { (scene.tilt, scene.center) = (numbers.range(0, 15), (380, 310)) }
        scene.cast = [numbers.range(0.8, 1.5), 1, numbers.range(0.25, 1.6)]
        scene.exposure = numbers.range(0.08, 0.6)
        scene.crosstalk = numbers.range(0, 0.4)
        scene.noise = numbers.range(2, 6)
        scene.blur = min(numbers.range(0.6, 2.5), 0.07 * scene.pitch)
        scene.jpegQuality = Int(numbers.range(55, 85))
        return scene
    }

    /// The same with a shadow's edge across the card.
    static func shadowed(_ seed: UInt64) -> CardScene {
        var numbers = SceneNumbers(seed: seed &* 104_729)
        var scene = found(seed &+ 500)
        scene.shadow = (
            numbers.range(0.3, 0.65), numbers.range(0, 360), numbers.range(-1, 1), numbers.range(0.05, 0.4)
        )
        return scene
    }

    /// A hand or a sheet over more than a few patches.
    static func covered(_ seed: UInt64) -> CardScene {
        var numbers = SceneNumbers(seed: seed &* 15_485_863)
        var scene = found(seed &+ 900)
        scene.pitch = max(scene.pitch, 20)
        scene.covers = [
            (numbers.unit() < 0.5 ? -2.2 : 2.2, numbers.range(-1, 1), numbers.range(1.45, 1.9))
        ]
        return scene
    }

    static func clipped(_ seed: UInt64) -> CardScene {
        var scene = found(seed &+ 1300)
        scene.exposure = 2.2
        return scene
    }

    /// 4 × 6 grids of other colors: random, the card's own in another order, or a third of them replaced.
    static func foreign(_ seed: UInt64) -> CardScene {
        var numbers = SceneNumbers(seed: seed &* 32_452_843)
        var scene = found(seed &+ 1700)
        switch seed % 3 {
        case 0: scene.colors = (0..<24).map { _ in (0..<3).map { _ in numbers.range(0.02, 0.9) } }
        case 1: for index in (1..<24).reversed() { scene.colors.swapAt(index, Int(numbers.unit() * Double(index + 1))) }
        default:
            for index in stride(from: Int(seed % 2), to: 24, by: 3) {
                scene.colors[index] = (0..<3).map { _ in numbers.range(0.02, 0.9) }
            }
        }
        return scene
    }

    /// Boards, fronts and tilings: nothing a reader would call a color card.
    static func lookalike(_ seed: UInt64) -> CardScene {
        var numbers = SceneNumbers(seed: seed &* 49_979_687)
        var scene = found(seed &+ 2100)
        (scene.columns, scene.rows) = ([8, 6, 9, 6, 7][Int(seed % 5)], [8, 4, 7, 4, 5][Int(seed % 5)])
        scene.pitch = min(scene.pitch, 60)
        scene.colors = (0..<scene.columns * scene.rows).map { index in
            let (column, row) = (index % scene.columns, index / scene.columns)
            switch seed % 5 {
            case 0: return (column + row) % 2 == 0 ? [0.85, 0.85, 0.85] : [0.05, 0.05, 0.05]
            case 1:
                let glass = numbers.range(0.05, 0.2)
                return [glass, glass * 1.05, glass * 1.15]
            case 2: return [0.6, 0.5, 0.4].map { $0 * numbers.range(0.85, 1.1) }
            case 3: return (column + row) % 2 == 0 ? [0.6, 0.1, 0.1] : [0.7, 0.65, 0.5]
            default:
                let tiles = [[0.7, 0.1, 0.08], [0.1, 0.2, 0.6], [0.8, 0.7, 0.1], [0.1, 0.4, 0.15]]
                return tiles[Int(numbers.unit() * 4)]
            }
        }
        if seed % 5 == 0 { scene.fill = 1 }
        if seed % 5 == 1 { scene.frameColor = [0.4, 0.35, 0.3] }
        return scene
    }
}
