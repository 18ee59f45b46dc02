# review: draft
# The value says Lei, its pronouns and possessives with a capital, .casual says tu.
# "Cliente" and "Gentile" serve everybody; Sig. and Sig.ra only where the gender was declared.

salutation = { $name ->
        [none] { $day_part ->
            [morning] Buongiorno
            [afternoon] Buon pomeriggio
            [evening] Buonasera
            [night] Buonasera
           *[any] Gentile Cliente
        }
       *[other] { $day_part ->
            [morning] Buongiorno
            [afternoon] Buon pomeriggio
            [evening] Buonasera
            [night] Buonasera
           *[any] Gentile
        }{ PERSON($name, form: "surname") ->
            [none] {" "}{ PERSON($name) }
           *[other] { $gender ->
                [female] {" "}Sig.ra { PERSON($name, form: "surname") }
                [male] {" "}Sig. { PERSON($name, form: "surname") }
               *[unknown] { PERSON($name, form: "given") ->
                    [none] { $day_part ->
                        [morning] {""}
                        [afternoon] {""}
                        [evening] {""}
                        [night] {""}
                       *[any] {" "}Cliente
                    }
                   *[other] {" "}{ PERSON($name) }
                }
            }
        }
    },
    .casual = Ciao{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },

opening = { $brand ->
        [none] Grazie per averci scritto.
       *[other] Grazie per aver contattato { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Sono { $agent_name } e seguo la Sua richiesta.
    }
    .casual = { $brand ->
        [none] Grazie per averci scritto.
       *[other] Grazie per aver contattato { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Sono { $agent_name } e seguo la tua richiesta.
    }

empathy = { $concern ->
        [late] Comprendiamo quanto sia spiacevole attendere un pacco.
        [lost] Comprendiamo quanto sia preoccupante non sapere dove si trova un pacco.
        [damaged] Comprendiamo quanto sia deludente un articolo che non è come dovrebbe essere.
        [wrong_item] Comprendiamo quanto sia spiacevole ricevere un articolo diverso da quello ordinato.
        [refund] Comprendiamo quanto sia spiacevole attendere un rimborso.
        [payment] Comprendiamo quanto sia fastidioso un problema con un pagamento.
        [customs] Comprendiamo quanto siano fastidiose le questioni doganali.
       *[other] Comprendiamo quanto sia importante per Lei questa richiesta.
    }
    .casual = { $concern ->
        [late] Sappiamo quanto sia spiacevole attendere un pacco.
        [lost] Capiamo quanto sia preoccupante non sapere dove si trova un pacco.
        [damaged] Sappiamo quanto sia deludente un articolo che non è come dovrebbe essere.
        [wrong_item] Sappiamo quanto sia spiacevole ricevere un articolo diverso da quello ordinato.
        [refund] Sappiamo quanto sia spiacevole attendere un rimborso.
        [payment] Sappiamo quanto sia fastidioso un problema con un pagamento.
        [customs] Sappiamo quanto siano fastidiose le questioni doganali.
       *[other] Sappiamo quanto sia importante per te questa richiesta.
    }

apology = { $level ->
        [regret] Ci dispiace per quanto Le è accaduto.
        [sincere] Le porgiamo le nostre più sincere scuse. Spetta a noi risolvere il problema.
       *[apology] Ci scusiamo con Lei per il disagio.
    }
    .casual = { $level ->
        [regret] Ci dispiace per quello che ti è successo.
        [sincere] Ti chiediamo sinceramente scusa. Spetta a noi risolvere il problema.
       *[apology] Ti chiediamo scusa per il disagio.
    }

cushion = { $before ->
        [refusal] Avremmo voluto darLe una risposta diversa.
       *[request] Le chiediamo cortesemente un aiuto.
    }
    .casual = { $before ->
        [refusal] Avremmo voluto darti una risposta diversa.
       *[request] Ti chiediamo un piccolo aiuto.
    }

restate = Abbiamo inteso così la Sua richiesta: { $summary }.
    .casual = Abbiamo inteso così la tua richiesta: { $summary }.

ack = Abbiamo ricevuto il Suo messaggio{ $topic ->
        [none] {""}
       *[other] {" "}su «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(riferimento { $ref })
    }.
    .casual = Abbiamo ricevuto il tuo messaggio{ $topic ->
        [none] {""}
       *[other] {" "}su «{ $topic }»
    }{ $ref ->
        [none] {""}
       *[other] {" "}(riferimento { $ref })
    }.

expected_reply_within = Riceverà la nostra risposta entro { DURATION($within) }.
    .casual = Riceverai la nostra risposta entro { DURATION($within) }.

expected_reply = Riceverà la nostra risposta entro { DATE($due_at) }, ore { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso orario: { $tz_label })
    }.
    .casual = Riceverai la nostra risposta entro { DATE($due_at) }, ore { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso orario: { $tz_label })
    }.

out_of_hours = Il nostro servizio clienti al momento è chiuso. Saremo di nuovo a Sua disposizione da { DATE($opens_at) }, ore { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso orario: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}I nostri orari: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Per le urgenze può contattarci qui: { $urgent_route }.
    }
    .casual = In questo momento siamo chiusi. Saremo di nuovo qui per te da { DATE($opens_at) }, ore { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso orario: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}I nostri orari: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Se è urgente, puoi contattarci qui: { $urgent_route }.
    }

holiday_notice = In occasione di una festività{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } il nostro servizio clienti è chiuso: { LIST($dates) }. Saremo di nuovo a Sua disposizione da { DATE($opens_at) }, ore { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso orario: { $tz_label })
    }.
    .casual = È festa{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } e siamo chiusi: { LIST($dates) }. Saremo di nuovo qui per te da { DATE($opens_at) }, ore { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuso orario: { $tz_label })
    }.

stop_confirmed = { $brand }: non riceverà più { $scope ->
        [none] messaggi
        [marketing] pubblicità
       *[other] messaggi
    } da parte nostra.{ $contact ->
        [none] {""}
       *[other] {" "}Contatti: { $contact }
    }
    .casual = { $brand }: non riceverai più { $scope ->
        [none] messaggi
        [marketing] pubblicità
       *[other] messaggi
    } da parte nostra.{ $contact ->
        [none] {""}
       *[other] {" "}Contatti: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = una descrizione scritta della richiesta
-word-order_number = il numero d’ordine

need_info = Per procedere con la Sua richiesta ci occorre quanto segue: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}La preghiamo di rispondere entro { DATE($deadline) }, ore { TIME($deadline) }.
    }
    .casual = Per procedere con la tua richiesta ci serve ancora quanto segue: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motivo: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Rispondici per favore entro { DATE($deadline) }, ore { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Le auguriamo un felice anno nuovo!
        [lunar_new_year] Le auguriamo un felice Capodanno lunare!
        [ramadan] Le auguriamo un buon mese di Ramadan.
        [eid_al_fitr] Le auguriamo una buona festa di Eid al-Fitr!
        [eid_al_adha] Le auguriamo una buona festa di Eid al-Adha!
        [christmas] Le auguriamo buon Natale!
        [easter] Le auguriamo buona Pasqua!
        [orthodox_easter] Le auguriamo buona Pasqua!
        [hanukkah] Le auguriamo una buona festa di Hanukkah!
        [carnival] Le auguriamo buon Carnevale!
        [national_day] Le auguriamo una buona festa nazionale!
        [day_of_the_dead] {""}
       *[other] Le auguriamo buone feste!
    }
    .casual = { $feast ->
        [new_year] Ti auguriamo un felice anno nuovo!
        [lunar_new_year] Ti auguriamo un felice Capodanno lunare!
        [ramadan] Ti auguriamo un buon mese di Ramadan.
        [eid_al_fitr] Ti auguriamo una buona festa di Eid al-Fitr!
        [eid_al_adha] Ti auguriamo una buona festa di Eid al-Adha!
        [christmas] Ti auguriamo buon Natale!
        [easter] Ti auguriamo buona Pasqua!
        [orthodox_easter] Ti auguriamo buona Pasqua!
        [hanukkah] Ti auguriamo una buona festa di Hanukkah!
        [carnival] Ti auguriamo buon Carnevale!
        [national_day] Ti auguriamo una buona festa nazionale!
        [day_of_the_dead] {""}
       *[other] Ti auguriamo buone feste!
    }

signature =
    Cordiali saluti,
    { $agent_name ->
        [none] Servizio clienti { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Servizio clienti { $brand }
    }
    .casual =
    Un caro saluto,
    { $agent_name ->
        [none] il team { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } del team { $brand }
    }
