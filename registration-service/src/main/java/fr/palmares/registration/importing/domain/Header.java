package fr.palmares.registration.importing.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The first line of a file: which value is which. */
public record Header(Map<Column, Integer> positions) {

    private static final int MOST_COLUMNS = 64;

    /** @throws Unusable when a needed column is missing, stands twice, or there are absurdly many */
    public static Header of(List<String> headings) throws Unusable {
        if (headings.size() > MOST_COLUMNS) {
            throw new Unusable("Le fichier a " + headings.size() + " colonnes ; il ne peut pas en avoir plus de "
                    + MOST_COLUMNS + ".");
        }
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        for (int i = 0; i < headings.size(); i++) {
            var column = Column.of(headings.get(i)).orElse(null);
            if (column != null && positions.put(column, i) != null) {
                throw new Unusable("La colonne « " + column.header() + " » figure deux fois.");
            }
        }
        for (var column : Column.values()) {
            if (column.required() && !positions.containsKey(column)) {
                throw new Unusable("La colonne « " + column.header() + " » manque à la première ligne.");
            }
        }
        return new Header(positions);
    }

    /** Every column, in its own order: where a file names each value. */
    public static Header complete() {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        for (var column : Column.values()) {
            positions.put(column, column.ordinal());
        }
        return new Header(positions);
    }

    String value(List<String> values, Column column) {
        var position = positions.get(column);
        return position == null || position >= values.size() ? "" : values.get(position);
    }
}
