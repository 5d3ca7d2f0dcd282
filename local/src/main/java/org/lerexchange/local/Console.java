package org.lerexchange.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The one place that prints for the person at the terminal. */
public final class Console {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final PrintStream out;
    private final PrintStream faults;

    public Console(PrintStream out, PrintStream faults) {
        this.out = out;
        this.faults = faults;
    }

    /** The process' own two streams, in UTF-8 whatever the machine's settings are. */
    public static Console ofTheProcess() {
        return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Something that happened and how long it took. */
    public void step(String text, Duration took) {
        say("  " + text + "  (" + inWords(took) + ")");
    }

    public synchronized void fault(String line) {
        faults.println(line);
        faults.flush();
    }

    /** Columns as wide as their widest cell. */
    public void table(List<String> header, List<List<String>> rows) {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    header.get(at).length(),
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        say(line(header, widths));
        rows.forEach(row -> say(line(row, widths)));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(cells.get(column))
                    .append(" ".repeat(widths[column] - cells.get(column).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    /** {@code 116 ms}, {@code 5.2 s}. */
    public static String inWords(Duration took) {
        return took.toSeconds() >= 1
                ? String.format(Locale.ROOT, "%.1f s", took.toNanos() / NANOS_PER_SECOND)
                : String.format(Locale.ROOT, "%.0f ms", took.toNanos() / NANOS_PER_MILLI);
    }
}
