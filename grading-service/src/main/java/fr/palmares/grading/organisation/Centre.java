package fr.palmares.grading.organisation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An exam centre with its rooms. */
@Entity
@Table(name = "centre")
class Centre extends PanacheEntityBase {

    @Id
    String id;

    String academy;
    String name;
    String address;
    int version;

    @OneToMany(mappedBy = "centre", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @OrderBy("name")
    List<Room> rooms = new ArrayList<>();

    Optional<Room> room(String wanted) {
        return rooms.stream().filter(room -> room.name.equals(wanted)).findFirst();
    }
}
