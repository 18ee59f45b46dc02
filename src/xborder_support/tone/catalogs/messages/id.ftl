# review: confident
# Bapak/Ibu together, as support writes: nobody's gender is guessed. The value says Anda, .casual does without a pronoun.

salutation = { $name ->
        [none] Halo, Bapak/Ibu,
       *[other] Halo, Bapak/Ibu { PERSON($name) },
    }
    .casual = { $name ->
        [none] Halo,
       *[other] Halo { PERSON($name, form: "given") },
    }

ack = Terima kasih telah menghubungi kami. Pesan Anda{ $topic ->
        [none] {""}
       *[other] {" "}mengenai "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(nomor { $ref })
    } sudah kami terima.
    .casual = Terima kasih sudah menghubungi kami! Pesannya{ $topic ->
        [none] {""}
       *[other] {" "}tentang "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(nomor { $ref })
    } sudah kami terima, ya.

expected_reply = Kami akan membalas pesan Anda paling lambat { DATE($due_at) } pukul { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.
    .casual = Kami balas paling lambat { DATE($due_at) } pukul { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }, ya.

expected_reply_within = Balasan kami akan Anda terima dalam { DURATION($within) }.
    .casual = Balasan dari kami sampai dalam { DURATION($within) } ya, Kak.

out_of_hours = Saat ini kami berada di luar jam layanan. Layanan kami buka kembali pada { DATE($opens_at) } pukul { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Jam layanan kami: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Untuk keperluan mendesak, silakan hubungi: { $urgent_route }.
    }
    .casual = Sekarang di luar jam layanan, ya. Kami buka lagi { DATE($opens_at) } pukul { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Jam layanan: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kalau mendesak, hubungi kami di sini: { $urgent_route }.
    }

holiday_notice = { $holiday_name ->
        [none] Layanan kami libur
       *[other] Sehubungan dengan { $holiday_name }, layanan kami libur
    }: { LIST($dates) }. Kami siap membantu Anda kembali pada { DATE($opens_at) } pukul { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.
    .casual = { $holiday_name ->
        [none] Kami sedang libur
       *[other] Kami sedang libur { $holiday_name }
    }: { LIST($dates) }. Kami buka lagi { DATE($opens_at) } pukul { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }, ya.

stop_confirmed = { $brand }: Permintaan Anda sudah diproses. Kami tidak akan mengirim { $scope ->
        [none] pesan lagi
        [marketing] pesan promosi lagi
       *[other] pesan lagi
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Pertanyaan: { $contact }
    }
    .casual = { $brand }: Oke, kami tidak akan mengirim { $scope ->
        [none] pesan lagi
        [marketing] pesan promosi lagi
       *[other] pesan lagi
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Pertanyaan: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = isi pesan dalam bentuk teks
-word-order_number = nomor pesanan

need_info = Agar permintaan Anda dapat kami proses, mohon kirimkan: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Alasan: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Kami tunggu balasan Anda paling lambat { DATE($deadline) } pukul { TIME($deadline) }.
    }
    .casual = Biar bisa langsung kami bantu, tolong kirim: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Alasannya: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Kami tunggu paling lambat { DATE($deadline) } pukul { TIME($deadline) }, ya.
    }

signature =
    Hormat kami,
    { $agent_name ->
        [none] Layanan Pelanggan { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Layanan Pelanggan { $brand }
    }
    .casual =
    Salam hangat,
    { $agent_name ->
        [none] Tim { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } dari { $brand }
    }
