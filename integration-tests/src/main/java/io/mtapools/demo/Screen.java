package io.mtapools.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Prints the live table: on a terminal over the one before, elsewhere below it. */
final class Screen {
    private final PrintStream out;
    private final boolean terminal;
    private long lines;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Standard output; where it cannot be told whether that is a terminal, it is none. */
    static Screen standard() {
        return new Screen(System.out, isTerminal());
    }

    private static boolean isTerminal() {
        try {
            return Files.readSymbolicLink(Paths.get("/proc/self/fd/1")).startsWith("/dev/pts");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    void table(String text) {
        if (terminal && lines > 0) {
            out.print("\u001b[" + lines + "A\u001b[J");
        }
        out.print(terminal ? text : text + System.lineSeparator());
        out.flush();
        lines = text.lines().count();
    }

    /** A line that stays. */
    void say(String line) {
        out.println(line);
        out.flush();
        lines = 0;
    }
}
