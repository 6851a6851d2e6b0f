import Delivery
import Identity
import Kernel
import Orders
import WebRuntime

/// Province, city and district of a form: chosen from the divisions that the shop knows, or typed.
struct PlaceForm {
    let divisions: Divisions
    let state: FormState
    /// In front of the fields' names: `address.` in the checkout.
    let prefix: String

    /// A button of the form that only shows it again.
    enum Step: String {
        /// With the parts of what was chosen.
        case region
        /// With fields to type into.
        case free
        /// With lists to choose from.
        case pick
    }

    /// The field that says that the place is typed.
    static let typedField = "place_typed"

    /// Whether a form asks for nothing else than to be shown again.
    static func isStep(_ form: FormFields) -> Bool { form.raw("step").flatMap(Step.init) != nil }

    /// Whether the place is typed because nobody can choose it.
    var isUnknown: Bool {
        divisions.isEmpty || !(state[prefix + "country"].isEmpty || state[prefix + "country"] == "CN")
    }

    var isTyped: Bool {
        switch Step(rawValue: state["step"]) {
        case .free: return true
        case .pick: return isUnknown
        case .region, nil: break
        }
        if isUnknown || !state[prefix + Self.typedField].isEmpty { return true }
        return !state[prefix + "province"].isEmpty && province == nil
    }

    var province: Division? { divisions.province(named: state[prefix + "province"]) }

    var cities: [Division] { province.map { divisions.parts(of: $0.code) } ?? [] }

    /// That of a municipality (北京, 上海, 天津, 重庆).
    var onlyCity: Division? { cities.count == 1 ? cities.first : nil }

    /// The city that is chosen, or that goes without choosing.
    var city: Division? {
        guard let province else { return nil }
        return divisions.part(of: province, named: state[prefix + "city"])
            ?? (state[prefix + "city"].isEmpty ? onlyCity : nil)
    }

    var districts: [Division] { city.map { divisions.parts(of: $0.code) } ?? [] }

    /// Whether a district has to be chosen, as far as is known: not of a city that has none.
    var asksForDistrict: Bool {
        !isTyped && (city == nil ? state[prefix + "city"].trimmingBlanks.isEmpty : !districts.isEmpty)
    }

    /// Whether the city that was sent is in another province than the one that was chosen last.
    var isCityElsewhere: Bool { !isTyped && !cities.isEmpty && city == nil && !state[prefix + "city"].isEmpty }
}

extension PageFrame {
    /// The fields of an address.
    ///
    /// - Parameters:
    ///   - prefix: in front of the fields' names: `address.` in the checkout.
    ///   - hasChoice: whether the same form chooses if there is a place to send to at all, so that no browser may ask
    ///     for it; `isPlaced` is what was chosen.
    ///   - isOptional: whether the same form chooses an address that is known, so that no browser may ask for this one;
    ///     `isNamed` is whether it is wanted.
    func addressFields(
        _ state: FormState, in divisions: Divisions, prefix: String = "", hasChoice: Bool = false,
        isPlaced: Bool = true, isOptional: Bool = false, isNamed: Bool = true
    ) -> HTML {
        let form = PlaceForm(divisions: divisions, state: state, prefix: prefix)
        let country = state["\(prefix)country"]
        let abroad: HTML? = country.isEmpty ? nil : hidden("\(prefix)country", country)
        return """
            \(abroad)<div class="fields">\(input(
                "\(prefix)name", words("field.name"), state, isRequired: !isOptional, isNeeded: isNamed,
                autocomplete: "name"))
            \(input(
                "\(prefix)phone", words("field.phone"), state, type: "tel", isRequired: !isOptional, isNeeded: isNamed,
                autocomplete: "tel"))</div>
            <div class="form wide places">\(form.isTyped
                ? typedPlace(form, isRequired: !hasChoice, isNeeded: isPlaced)
                : chosenPlace(form, isRequired: !hasChoice, isNeeded: isPlaced))
            \(input(
                "\(prefix)line1", words("field.line1"), state, isRequired: !hasChoice, isNeeded: isPlaced,
                autocomplete: "address-line1"))
            \(input("\(prefix)line2", words("field.line2"), state, isRequired: false, autocomplete: "address-line2"))
            \(input(
            "\(prefix)postal_code", words("field.postal_code"), state, isRequired: false, autocomplete: "postal-code"))\
            </div>
            """
    }

    private func typedPlace(_ form: PlaceForm, isRequired: Bool, isNeeded: Bool) -> HTML {
        func place(_ name: String, _ autocomplete: String) -> HTML {
            input(
                form.prefix + name, words("field.\(name)"), form.state, isRequired: isRequired, isNeeded: isNeeded,
                autocomplete: autocomplete)
        }
        let back: HTML? = form.isUnknown ? nil : stepButton(.pick, words("place.pick"))
        let mark: HTML? = form.isUnknown ? nil : hidden(form.prefix + PlaceForm.typedField, "true")
        return """
            <div class="fields">\(mark)\(place("province", "address-level1"))
            \(place("city", "address-level2"))
            \(input(
                "\(form.prefix)district", words("field.district"), form.state, isRequired: false,
                autocomplete: "address-level3"))</div>\(back)
            """
    }

    /// Lists to choose from; without scripts a button fills the next one.
    private func chosenPlace(_ form: PlaceForm, isRequired: Bool, isNeeded: Bool) -> HTML {
        func list(
            _ name: String, _ label: String, _ parts: [Division], _ autocomplete: String, isNeeded: Bool,
            chosen: String? = nil
        ) -> HTML {
            let field = form.prefix + name
            let (described, text) = fault(at: field, form.state.error(field, isNeeded: isNeeded))
            return """
                <div class="field"><label for="\(field)">\(label)</label><select id="\(field)" name="\(field)" \
                autocomplete="\(autocomplete)"\(attribute: "required", when: isRequired && isNeeded)\(described)>\
                <option value="">\(words("place.choose"))</option>\(each: parts, { part in
                    """
                    <option value="\(part.name)" data-code="\(part.code)"\
                    \(attribute: "selected", when: part.name == chosen ?? form.state[field])>\
                    \(inLanguage(part.name, part.nameInEnglish))</option>
                    """
                })</select>\(text)</div>
                """
        }
        return """
            <div data-regions="\(paths.regions)" class="regions"><div class="fields">\
            \(list(
                "province", words("field.province"), form.divisions.provinces, "address-level1", isNeeded: isNeeded))\
            \(list(
                "city", words("field.city"), form.cities, "address-level2", isNeeded: isNeeded && form.city == nil,
                chosen: form.city?.name))\
            \(list(
                "district", words("place.district"), form.districts, "address-level3",
                isNeeded: isNeeded && !form.districts.isEmpty))</div>
            <div class="actions">\(stepButton(.region, words("place.next"), isForScriptless: true))\
            \(stepButton(.free, words("place.free")))</div></div>
            """
    }

    /// A button that shows the form again, whatever of it is still empty.
    private func stepButton(_ step: PlaceForm.Step, _ label: String, isForScriptless: Bool = false) -> HTML {
        """
        <button type="submit" class="button \(isForScriptless ? "quiet" : "link")" name="step" \
        value="\(step.rawValue)" formnovalidate\(attribute: "data-scriptless", when: isForScriptless)>\(label)</button>
        """
    }
}
