package fr.palmares.grading.organisation;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A room of a centre and how many candidates it holds. */
@Entity
@Table(name = "room")
@IdClass(Room.Key.class)
class Room {

    record Key(String centre, String name) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "centre")
    Centre centre;

    @Id
    String name;

    int capacity;
    boolean accessible;
}
