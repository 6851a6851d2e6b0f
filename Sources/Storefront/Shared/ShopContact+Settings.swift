public import WebRuntime
public import Workflows

extension ShopContact {
    /// What staff have set, in a visitor's language as far as there is a text in it.
    public init(_ settings: ShopSettings, inEnglish: Bool) {
        self.init()
        phone = settings[.servicePhone]
        email = settings[.serviceEmail]
        hours = settings.text(.serviceHours, .serviceHoursInEnglish, inEnglish: inEnglish)
        filing = settings[.filing]
        licence = settings[.licence]
    }
}
