package fr.palmares.registration.importing;

import fr.palmares.registration.importing.ImportBatch.Described;
import fr.palmares.registration.importing.domain.Line;
import fr.palmares.registration.importing.domain.PupilReader;
import fr.palmares.registration.importing.domain.PupilReader.Fault;
import java.util.List;
import java.util.Optional;

/** A line as far as it can be judged without the database: a pupil, faults, or why it cannot be read. */
record ReadLine(int number, Optional<Described> pupil, List<Fault> faults, Optional<String> unreadable) {

    static ReadLine of(Line line, PupilReader reader) {
        return switch (line) {
            case Line.Unreadable(int number, var why) ->
                new ReadLine(number, Optional.empty(), List.of(), Optional.of(why));
            case Line.Values values -> {
                var result = reader.read(values);
                yield new ReadLine(
                        values.number(), result.pupil().map(Described::new), result.faults(), Optional.empty());
            }
        };
    }
}
