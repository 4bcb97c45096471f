package fr.palmares.local.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns of text, as wide as their widest cell. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        rows.add(List.of(titles));
    }

    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    @Override
    public String toString() {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var rule = Arrays.stream(widths).mapToObj("─"::repeat).collect(Collectors.joining("──"));
        var text = new StringBuilder("\n");
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            text.append(IntStream.range(0, row.size())
                            .mapToObj(column -> pad(row.get(column), widths[column]))
                            .collect(Collectors.joining("  "))
                            .stripTrailing())
                    .append('\n');
            if (i == 0) {
                text.append(rule).append('\n');
            }
        }
        return text.toString();
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
