/// Reasons that concern the picture itself.
enum GermanPhotoReasons {
    private static func text(_ meaning: String, _ cure: String) -> ReasonText { GermanReasons.text(meaning, cure) }

    static let all = [
        "profile-unsupported": text(
            "Die Farben des Fotos sind CMYK ohne Profil; sie sind geschätzt.",
            "Das Foto als RGB mit eingebettetem Profil ausgeben."),
        "profile-broken": text(
            "Das Farbprofil des Fotos ist beschädigt; niemand weiß, was seine Farben bedeuten.",
            "Das Original noch einmal kopieren oder mit heilem Profil ausgeben."),
        "profile-missing": text(
            "Das Foto trägt kein Farbprofil; sRGB wurde angenommen.",
            "Bei Kamerafotos in sRGB nichts zu tun; sonst mit eingebettetem Profil ausgeben."),
        "no-skin": text(
            "Es wurde keine Haut gefunden.",
            "Näher und in gleichmäßigem Licht wiederholen oder die behandelte Region einzeichnen."),
        "overexposed": text(
            "Ein großer Teil der Region ist weiß überstrahlt.",
            "Mit weniger Belichtung (-0,7 EV) und ohne direkten Blitz wiederholen."),
        "underexposed": text(
            "Ein großer Teil der Region ist zum Messen zu dunkel.", "Mit mehr Licht wiederholen."),
        "glare": text(
            "Glanz bedeckt einen großen Teil der Region.",
            "Lampe oder Haut drehen, die Haut trocken tupfen, direkten Blitz meiden."),
        "blurred": text(
            "Die Haut ist unscharf: die feine Textur fehlt.",
            "Auf die Haut scharfstellen, stillhalten oder ein Stativ nehmen und wiederholen."),
        "motion-blur": text(
            "Kamera oder Haut bewegten sich während der Aufnahme.",
            "Mehr Licht, ein Stativ oder eine kürzere Belichtung verwenden."),
        "noisy": text("Das Bildrauschen ist stark.", "Mit mehr Licht und niedrigerem ISO-Wert wiederholen."),
        "low-jpeg-quality": text(
            "Das Foto wurde stark komprimiert.",
            "Das Original von der Kamera nehmen; nicht über einen Messenger schicken."),
        "uneven-light": text(
            "Das Licht fällt über die Region stark ab.",
            "Zwei Lampen oder ein Fenster von vorn verwenden; Licht von einer Seite meiden."),
        "hair": text(
            "Haare bedecken einen Teil der Region.",
            "Haare zur Seite kämmen oder stecken oder mit der Rolle exclude ausnehmen."),
        "smoothed": text(
            "Die Haut sieht wie von einem Schönheitsfilter geglättet aus.",
            "Schönheits- und Porträtmodus ausschalten und wiederholen."),
        "skin-tone-out-of-range": text(
            "Auf so dunkler Haut (ITA unter -50°) ist Rötung in Fotos kein Maß.",
            "Auf Beschwerden und Tastbefund bauen; die anderen Messgrößen verwenden."),
        "grayscale": text("Das Foto hat keine Farbe.", "In Farbe fotografieren."),
    ]
}
