# review: draft
# The value says po and kayo, ninyo, inyo; .casual keeps both, with the English words of everyday chats. Neither says ka or mo.
# Ms. and Mr. only as declared: Bb. and Gng. would tell who is married.

salutation = { $day_part ->
        [morning] Magandang umaga po
        [afternoon] Magandang hapon po
        [evening] Magandang hapon po
        [night] Magandang gabi po
       *[any] Magandang araw po
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "surname") ->
            [none] , { PERSON($name) }
           *[other] { $gender ->
                [female] , Ms. { PERSON($name, form: "surname") }
                [male] , Mr. { PERSON($name, form: "surname") }
               *[unknown] { PERSON($name, form: "given") ->
                    [none] {""}
                   *[other] , { PERSON($name) }
                }
            }
        }
    }.
    .casual = { $day_part ->
        [morning] Good morning po
        [afternoon] Good afternoon po
        [evening] Good evening po
        [night] Good evening po
       *[any] Hello po
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Ako po si { $agent_name }, ang tutulong sa inyo.
        }
       *[other] { $agent_name ->
            [none] Ito po ang Customer Service ng { $brand }.
           *[other] Ito po ang Customer Service ng { $brand }. Ako po si { $agent_name }, ang tutulong sa inyo.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Si { $agent_name } po ito, ang tutulong sa inyo.
        }
       *[other] { $agent_name ->
            [none] Ito po ang team ng { $brand }.
           *[other] Si { $agent_name } po ito mula sa { $brand }, ang tutulong sa inyo.
        }
    }

empathy = { $concern ->
        [late] Nauunawaan po namin ang inyong pag-aalala tungkol sa delivery ng inyong order.
        [lost] Nauunawaan po namin ang inyong pag-aalala tungkol sa inyong pakete.
        [damaged] Nauunawaan po namin ang inyong pag-aalala tungkol sa inyong produkto.
        [wrong_item] Nauunawaan po namin ang inyong pag-aalala tungkol sa produktong inyong inorder.
        [refund] Nauunawaan po namin ang inyong pag-aalala tungkol sa inyong refund.
        [payment] Nauunawaan po namin ang inyong pag-aalala tungkol sa inyong bayad.
        [customs] Nauunawaan po namin ang inyong pag-aalala tungkol sa customs.
       *[other] Nauunawaan po namin na mahalaga ito sa inyo.
    }
    .casual = { $concern ->
        [late] Naiintindihan po namin na nag-aalala kayo sa delivery.
        [lost] Naiintindihan po namin na nag-aalala kayo sa parcel ninyo.
        [damaged] Naiintindihan po namin na nag-aalala kayo sa item ninyo.
        [wrong_item] Naiintindihan po namin na nag-aalala kayo sa item na inorder ninyo.
        [refund] Naiintindihan po namin na nag-aalala kayo sa refund ninyo.
        [payment] Naiintindihan po namin na nag-aalala kayo sa payment ninyo.
        [customs] Naiintindihan po namin na nag-aalala kayo sa customs.
       *[other] Naiintindihan po namin na importante ito sa inyo.
    }

apology = { $level ->
        [regret] Ikinalulungkot po namin ang nangyari.
        [sincere] Taos-puso po kaming humihingi ng paumanhin sa nangyari.
       *[apology] Humihingi po kami ng paumanhin sa abala.
    }
    .casual = { $level ->
        [regret] Nalulungkot po kami sa nangyari.
        [sincere] Pasensya na po talaga kayo sa nangyari.
       *[apology] Sorry po sa abala.
    }

cushion = { $before ->
        [refusal] Ikinalulungkot po naming hindi mapagbibigyan ang inyong kahilingan.
       *[request] Hinihiling po namin ang inyong tulong sa isang bagay.
    }
    .casual = { $before ->
        [refusal] Sayang po, hindi namin mapagbibigyan ang request ninyo.
       *[request] May isang bagay lang po kaming ipakikisuyo.
    }

restate = Ganito po ang pagkaunawa namin sa inyong kahilingan: "{ $summary }".
    .casual = Para sure po tayo, ito ang request ninyo: "{ $summary }".

ack = Salamat po sa inyong mensahe{ $topic ->
        [none] {""}
       *[other] {" "}tungkol sa "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }. Natanggap na po namin ito.
    .casual = Thank you po sa message{ $topic ->
        [none] {""}
       *[other] {" "}tungkol sa "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }! Na-receive na po namin ito.

expected_reply = Sasagot po kami nang hindi lalampas sa { DATE($due_at) }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.
    .casual = Magre-reply po kami by { DATE($due_at) }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.

expected_reply_within = Matatanggap po ninyo ang aming sagot sa loob ng { DURATION($within) }.
    .casual = Magre-reply po kami sa loob ng { DURATION($within) }.

out_of_hours = Sarado po kami sa ngayon. Muli po namin kayong matutulungan simula { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Oras ng serbisyo: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kung apurahan po, makipag-ugnayan dito: { $urgent_route }.
    }
    .casual = Closed po muna kami ngayon. Balik po kami sa { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Open po kami: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kung urgent po, message kayo rito: { $urgent_route }.
    }

holiday_notice = Sarado po ang aming customer service { $holiday_name ->
        [none] dahil sa holiday
       *[other] para sa { $holiday_name }
    }: { LIST($dates) }. Muli po namin kayong matutulungan simula { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.
    .casual = Closed po muna kami { $holiday_name ->
        [none] for the holiday
       *[other] para sa { $holiday_name }
    }: { LIST($dates) }. Balik po kami sa { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.

stop_confirmed = { $brand }: Hindi na po kayo makatatanggap ng { $scope ->
        [none] mensahe
        [marketing] promosyon
       *[other] mensahe
    } mula sa amin.{ $contact ->
        [none] {""}
       *[other] {" "}Para sa tanong: { $contact }
    }
    .casual = { $brand }: Okay po, hindi na kami magse-send ng { $scope ->
        [none] messages
        [marketing] promos
       *[other] messages
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Questions: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = nakasulat na paglalarawan ng kahilingan
-word-order_number = numero ng order

need_info = Upang maipagpatuloy po namin ang inyong kahilingan, kailangan namin ang sumusunod: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Dahilan: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Mangyari pong sumagot nang hindi lalampas sa { DATE($deadline) }, { TIME($deadline) }.
    }
    .casual = Para matulungan po namin kayo, pa-send na lang po nito: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Kung bakit: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Paki-reply po by { DATE($deadline) }, { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Manigong Bagong Taon po sa inyo at sa inyong pamilya.
        [lunar_new_year] Maligayang Lunar New Year po sa inyo at sa inyong pamilya.
        [eid_al_fitr] Eid Mubarak po sa inyo at sa inyong pamilya.
        [eid_al_adha] Eid Mubarak po sa inyo at sa inyong pamilya.
        [christmas] Maligayang Pasko po sa inyo at sa inyong pamilya.
        [easter] Maligayang Pasko ng Pagkabuhay po sa inyo at sa inyong pamilya.
       *[other] Taos-pusong pagbati po sa inyo at sa inyong pamilya.
    }
    .casual = { $feast ->
        [new_year] Happy New Year po sa inyong lahat!
        [lunar_new_year] Happy Lunar New Year po sa inyong lahat!
        [eid_al_fitr] Eid Mubarak po sa inyong lahat!
        [eid_al_adha] Eid Mubarak po sa inyong lahat!
        [christmas] Merry Christmas po sa inyong lahat!
        [easter] Happy Easter po sa inyong lahat!
       *[other] Best wishes po sa inyong lahat!
    }

signature =
    Lubos na gumagalang,
    { $agent_name ->
        [none] Customer Service ng { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Customer Service ng { $brand }
    }
    .casual =
    Salamat po,
    { $agent_name ->
        [none] { $brand } Team
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } ng { $brand }
    }
