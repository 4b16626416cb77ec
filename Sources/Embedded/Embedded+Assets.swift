// Written by Scripts/embed-assets; change the source files and run it again.
extension Embedded {
    /// `css/tokens.css` → text.
    public static let assets: [String: String] = [
        "brand.svg": #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#1f6b4f" stroke-width="2" stroke-linecap="round"><path d="M20.4 9.2A9 9 0 1 1 14.8 3.4"/><circle cx="12" cy="12" r="3.6"/><circle cx="18.4" cy="5.6" r="1.6" fill="#1f6b4f"/></svg>

"""#,
        "icons.svg": #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<symbol id="brand" viewBox="0 0 24 24"><path d="M20.4 9.2A9 9 0 1 1 14.8 3.4"/><circle cx="12" cy="12" r="3.6"/><circle cx="18.4" cy="5.6" r="1.6" fill="currentColor"/></symbol>
<symbol id="today" viewBox="0 0 24 24"><path d="M5 5h14v15H5zM5 9.5h14M9 3v4M15 3v4M9 14.5l2 2 4-4"/></symbol>
<symbol id="groups" viewBox="0 0 24 24"><circle cx="8" cy="9" r="4.5"/><circle cx="16" cy="9" r="4.5"/><circle cx="12" cy="15.5" r="4.5"/></symbol>
<symbol id="members" viewBox="0 0 24 24"><circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/></symbol>
<symbol id="import" viewBox="0 0 24 24"><path d="M12 3v11M7.5 10l4.5 4.5 4.5-4.500M4 16v4h16v-4"/></symbol>
<symbol id="settings" viewBox="0 0 24 24"><path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h7M15 17h5"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="12" r="2"/><circle cx="13" cy="17" r="2"/></symbol>
<symbol id="staff" viewBox="0 0 24 24"><circle cx="9" cy="8.5" r="3.3"/><path d="M3 19.500c.6-3.5 3-5 6-5s5.4 1.5 6 5M15.5 5.600a3.3 3.3 0 0 1 0 5.900M17.5 15c2 .7 3.2 2.2 3.5 4.5"/></symbol>
<symbol id="account" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><circle cx="12" cy="10" r="3"/><path d="M6.5 18.800c1-2.7 3-3.8 5.5-3.800s4.5 1.1 5.5 3.8"/></symbol>
<symbol id="more" viewBox="0 0 24 24"><path d="M4 7h16M4 12h16M4 17h16"/></symbol>
<symbol id="switch" viewBox="0 0 24 24"><path d="M7 4L3.5 7.5 7 11M3.5 7.500H18M17 13l3.5 3.500L17 20M20.5 16.500H6"/></symbol>
<symbol id="down" viewBox="0 0 24 24"><path d="M6 9.500l6 6 6-6"/></symbol>
<symbol id="next" viewBox="0 0 24 24"><path d="M9.5 6l6 6-6 6"/></symbol>
<symbol id="alert" viewBox="0 0 24 24"><path d="M12 4L2.8 19.500h18.400zM12 10v4.500M12 17.200v.1"/></symbol>
<symbol id="check" viewBox="0 0 24 24"><path d="M5 12.500l4.5 4.500L19 7.5"/></symbol>
<symbol id="help" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M9.5 9.500a2.5 2.5 0 1 1 3.6 2.300c-.8.4-1.1.9-1.1 1.700M12 16.800v.1"/></symbol>
<symbol id="search" viewBox="0 0 24 24"><circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.500L21 21"/></symbol>
<symbol id="upload" viewBox="0 0 24 24"><path d="M12 15V4M7.5 8.500L12 4l4.5 4.500M4 16v4h16v-4"/></symbol>
<symbol id="remove" viewBox="0 0 24 24"><path d="M6 6l12 12M18 6L6 18"/></symbol>
<symbol id="thriving" viewBox="0 0 24 24"><path d="M12 20V9M12 13c-4.5 0-6.5-2.5-6.5-6.500C10 6.5 12 9 12 13zM12 10.500c0-3.5 2-5.5 6.5-5.5 0 4-2 6-6.5 6"/></symbol>
<symbol id="steady" viewBox="0 0 24 24"><path d="M4 12h16"/><circle cx="12" cy="12" r="3" fill="currentColor"/></symbol>
<symbol id="cooling" viewBox="0 0 24 24"><path d="M4 6.500l6.5 6.5 3-3L20 17M20 12v5h-5"/></symbol>
<symbol id="dormant" viewBox="0 0 24 24"><path d="M19.5 14.500A8 8 0 1 1 9.5 4.500a6.5 6.5 0 0 0 10 10z"/></symbol>
<symbol id="finished" viewBox="0 0 24 24"><path d="M6 21V4M6 5h11l-2.5 3.800L17 12.500H6"/></symbol>
</svg>

"""#,
    ]
}
