import StudyRecords

extension HandoutWords {
    static let english = HandoutWords(
        title: "Your skin in photos",
        lead: "What your photos show since your treatments, and what they cannot show.", headline: headline,
        answer: answer,
        noPair: "There is no photo from before and after a treatment that could be compared.",
        unmeasured: "None of these photos could be used. How to take better ones is said below.",
        compare: "Before and after", slider: "Line between before and after, percent from the left",
        blink: "Switch back and forth", stopBlinking: "Stop", swap: "Swap the photos", course: "How red your skin was",
        courseMeaning:
            "Each dot is a photo. Inside the shaded band, a difference is too small to be told from chance.",
        redder: "redder", asBefore: "as before", paler: "less red", treated: "treatment",
        treatments: "Your treatments", treatment: { "Treatment \($0), \($1)" },
        photos: Plural("# photo after it", "# photos after it"), when: "when", what: "compared with before",
        short: { verdict in
            switch verdict {
            case .increased: "redder"
            case .decreased: "less red"
            case .notDistinguishable: "no sure difference"
            case .notComparable: "cannot be compared"
            case .cannotSay: "cannot tell"
            }
        },
        better: "For better photos", advice: advice, watch: "When to ask for help at once",
        watchSigns: """
            Spreading redness, warmth, swelling, growing pain, pus, weeping crusts or fever: have it looked at the same day, \
            whatever this page says. Photos do not show everything.
            """,
        limits: """
            This page compares photos. It does not say whether your skin is healthy or whether the treatment works; \
            please talk about that with the person who treats you.
            """)

    private static func headline(_ verdict: Verdict) -> String {
        switch verdict {
        case .increased: "Redder than before"
        case .decreased: "Less red than before"
        case .notDistinguishable: "No sure difference"
        case .notComparable: "These photos cannot be compared"
        case .cannotSay: "We cannot tell"
        }
    }

    private static func answer(_ verdict: Verdict, _ time: String, _ treatment: Int) -> String {
        let start = "\(time) after treatment \(treatment)"
        switch verdict {
        case .increased:
            return
                "\(start), your skin was redder than before it. The difference is larger than chance alone makes likely."
        case .decreased:
            return "\(start), your skin was less red than before it. "
                + "The difference is larger than chance alone makes likely."
        case .notDistinguishable:
            return
                "\(start), the photos show no difference that we could be sure of. A small one may be there all the same."
        case .notComparable:
            return "\(start), the photo differs too much from the one before in how it was taken."
        case .cannotSay: return "\(start), the photos are not enough to tell whether your skin has changed."
        }
    }

    private static func advice(_ advice: PhotoAdvice) -> String {
        switch advice {
        case .light:
            "Use the same even light each time, from the front, without flash; not too dark and not too bright."
        case .shine: "Dab the skin dry, and turn the lamp until the skin does not shine."
        case .sharpness: "Hold still, rest the phone on something, and tap on the skin to make it sharp."
        case .filter: "Switch off beauty, portrait and filter settings."
        case .original: "Hand over the photo as the phone saved it; do not send it through a messenger."
        case .hair: "Comb or pin hair out of the picture."
        case .framing: "Show the same patch of skin from the same distance and side as in the first photo."
        case .sameCamera: "Use the same phone or camera each time, without zooming differently."
        case .color: "Take the photo in color."
        }
    }
}
