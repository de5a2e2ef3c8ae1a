package io.calferry.tray;

import java.util.stream.Collectors;

/// An agent of launchd (macOS, `man launchd.plist`).
final class LaunchAgent {

    static final String LABEL = "io.calferry";

    private LaunchAgent() {}

    static String text(Autostart.Launch launch) {
        var arguments =
                launch.command().stream()
                        .map(it -> "        <string>" + Markup.escaped(it) + "</string>\n")
                        .collect(Collectors.joining());
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
        "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
            <key>Label</key>
            <string>%s</string>
            <key>ProgramArguments</key>
            <array>
        %s    </array>
            <key>RunAtLoad</key>
            <true/>
            <key>ProcessType</key>
            <string>Interactive</string>
            <key>LimitLoadToSessionType</key>
            <string>Aqua</string>
        </dict>
        </plist>
        """
                .formatted(LABEL, arguments);
    }
}
