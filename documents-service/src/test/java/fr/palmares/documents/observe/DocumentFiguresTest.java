package fr.palmares.documents.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentFiguresTest {

    @Inject
    DataSource database;

    @Test
    void everyFigureCanBeCountedWithTheServicesOwnRights() throws SQLException {
        var figures = new DocumentFigures().figures();

        assertThat(figures).hasSize(4);
        for (var figure : figures) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(figure.query())) {
                assertThat(rows.getMetaData().getColumnCount())
                        .as(figure.name())
                        .isEqualTo(figure.labels().size() + 1);
            }
        }
    }
}
