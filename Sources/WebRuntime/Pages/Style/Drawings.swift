/// The drawings of our own: the seal, the icons of navigation as one sprite, and the picture over the home page.
enum Drawings {
    static let seal = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
        <rect width="32" height="32" rx="5" fill="#c03a2b"/>\
        <rect x="2.5" y="2.5" width="27" height="27" rx="3" fill="none" stroke="#fff"/>\
        <text x="16" y="23" font-size="19" text-anchor="middle" fill="#fff" font-family="serif">掌</text></svg>
        """

    /// One symbol an icon, on a field of 24 by 24; `PageFrame.icon` uses them.
    static let icons = """
        <svg xmlns="http://www.w3.org/2000/svg">\
        <symbol id="home" viewBox="0 0 24 24"><path d="M3 11 12 4l9 7v9h-6v-6H9v6H3z"/></symbol>\
        <symbol id="grid" viewBox="0 0 24 24"><path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z"/></symbol>\
        <symbol id="cart" viewBox="0 0 24 24">\
        <path d="M3 4h2l2.4 11h10.2L20 7H6"/><circle cx="9" cy="19.5" r="1.3"/>\
        <circle cx="16.5" cy="19.5" r="1.3"/></symbol>\
        <symbol id="user" viewBox="0 0 24 24">\
        <circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/></symbol>\
        <symbol id="orders" viewBox="0 0 24 24"><path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"/></symbol>\
        <symbol id="search" viewBox="0 0 24 24"><circle cx="11" cy="11" r="6.5"/><path d="m16 16 5 5"/></symbol>\
        <symbol id="truck" viewBox="0 0 24 24">\
        <path d="M2 6h12v10H2zM14 10h4l4 3v3h-8z"/><circle cx="7" cy="18" r="1.8"/>\
        <circle cx="17.5" cy="18" r="1.8"/></symbol>\
        <symbol id="shield" viewBox="0 0 24 24">\
        <path d="M12 3 4.5 6v6c0 4.5 3 7.5 7.5 9 4.5-1.5 7.5-4.5 7.5-9V6z"/><path d="m9 12 2 2 4-4"/></symbol>\
        <symbol id="return" viewBox="0 0 24 24">\
        <path d="M9 6 4 11l5 5"/><path d="M4 11h10a6 6 0 0 1 0 12h-2" transform="translate(0 -3)"/></symbol>\
        <symbol id="box" viewBox="0 0 24 24"><path d="M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9"/></symbol>\
        <symbol id="tag" viewBox="0 0 24 24">\
        <path d="M3 12V4h8l9 9-8 8z"/><circle cx="7.5" cy="8.5" r="1.2"/></symbol>\
        <symbol id="wallet" viewBox="0 0 24 24">\
        <path d="M3 7h16v12H3zM3 7l12-3v3"/><circle cx="15.5" cy="13" r="1.2"/></symbol>\
        <symbol id="chart" viewBox="0 0 24 24"><path d="M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6"/></symbol>\
        <symbol id="list" viewBox="0 0 24 24"><path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"/></symbol>\
        <symbol id="gear" viewBox="0 0 24 24">\
        <circle cx="12" cy="12" r="3.2"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2\
        M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2"/></symbol>\
        <symbol id="people" viewBox="0 0 24 24">\
        <circle cx="9" cy="8" r="3.5"/><path d="M2 20c.8-4 3.3-6 7-6s6.2 2 7 6M16 5a3.5 3.5 0 0 1 0 6.5\
        M18 14.5c2.2.8 3.4 2.6 4 5.5"/></symbol>\
        <symbol id="globe" viewBox="0 0 24 24">\
        <circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/></symbol>\
        <symbol id="clock" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/></symbol>\
        <symbol id="help" viewBox="0 0 24 24">\
        <circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.4-1.2 1-1.2 2M12 17h.01"/></symbol>\
        <symbol id="sun" viewBox="0 0 24 24">\
        <circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2"/></symbol>\
        </svg>
        """

    /// Mountains, mist and a sun in ink and vermilion, over the home page.
    static let hero = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" preserveAspectRatio="xMidYMid slice">\
        <rect width="640" height="360" fill="#efe7d9"/><circle cx="455" cy="112" r="54" fill="#c03a2b"/>\
        <path d="M0 230 90 150 170 215 270 110 360 205 430 160 540 235 640 170V360H0z" fill="#b9bfba" opacity=".7"/>\
        <path d="M0 275 110 205 210 262 330 180 450 268 540 222 640 270V360H0z" fill="#7f8b88" opacity=".8"/>\
        <path d="M0 318Q120 268 250 300T500 292T640 306V360H0z" fill="#4a5658"/>\
        <path d="M0 262Q160 246 320 262T640 250V268Q480 262 320 276T0 276z" fill="#efe7d9" opacity=".75"/>\
        <path d="M120 92q10-10 20 0q10-10 20 0M176 72q8-8 16 0q8-8 16 0" fill="none" stroke="#4a5658" \
        stroke-width="3" stroke-linecap="round"/></svg>
        """
}
